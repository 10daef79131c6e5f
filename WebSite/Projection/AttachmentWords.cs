using System.Text.Json;
using Messenger.AspNetCore.Json;
using WebSite.Language;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>Says what is attached to a message, with the titles that Facebook tells. Source of the types: <c>docs/platform.md</c>, Events.</summary>
internal static class AttachmentWords
{
    private const int Most = 10;

    /// <summary>For instance <c>a picture, a post: New lamps</c>; null when nothing is attached.</summary>
    public static string? Of(JsonElement message) =>
        message.Member("attachments") is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0
            ? UnicodeText.Short(string.Join(", ", list.EnumerateArray().Take(Most).Select(One)), ConversationEntry.LongestText)
        : message.Text("sticker_id") is not null ? "a sticker"
        : null;

    private static string One(JsonElement item)
    {
        var payload = item.Member("payload");
        var products = payload?.Member("product")?.Member("elements") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Take(Most).ToList() : [];
        var name = item.Text("type") switch
        {
            "image" when payload?.Text("sticker_id") is not null => "a sticker",
            "image" => "a picture",
            "audio" => "a voice message",
            "video" => "a video",
            "file" => "a file",
            "location" => "a place",
            "sticker" => "a sticker",
            "post" => "a post",
            "reel" => "a reel",
            "ig_post" => "an Instagram post",
            "ig_reel" => "an Instagram reel",
            "share" or "fallback" => "a link",
            _ when products.Count > 0 => products.Count == 1 ? "a product" : "products",
            "template" => "a message with buttons",
            { } other => $"something that Facebook calls {UnicodeText.Short(UnicodeText.Plain(other), 40)}",
            null => "something",
        };
        var titles = products.Count > 0 ? products.Select(Title) : [item.Text("title") ?? payload?.Text("title")];
        return string.Join(", ", titles.OfType<string>().Where(title => title.Length > 0)) is { Length: > 0 } told ? $"{name}: {UnicodeText.Plain(told)}" : name;
    }

    private static string? Title(JsonElement product) => product.Text("title") ?? product.Text("retailer_id") ?? product.Text("id");
}
