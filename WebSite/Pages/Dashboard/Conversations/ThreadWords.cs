using Messenger.AspNetCore.Refs;
using WebSite.Language;
using WebSite.Model;

namespace WebSite.Pages.Dashboard.Conversations;

/// <summary>Conversations in words for merchants.</summary>
public static class ThreadWords
{
    /// <summary>Who it is, as far as Facebook tells.</summary>
    public static string Who(string? name, string psid) => name ?? $"Person {People.Shorten(psid)}";

    /// <summary>Two letters that stand in for a picture.</summary>
    public static string Initials(string? name)
    {
        var words = name?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return string.Concat(words.Take(1).Concat(words.Skip(1).TakeLast(1)).Select(First)).ToUpperInvariant() is { Length: > 0 } letters ? letters : "?";
    }

    /// <summary>What a person did, where there are no words of theirs.</summary>
    public static string Say(EntryKind kind) => kind switch
    {
        EntryKind.Attachment => "Sent an attachment",
        EntryKind.Postback => "Pressed a button",
        EntryKind.OptIn => "Clicked Send to Messenger",
        EntryKind.Referral => $"Came in by {EntryPointRules.Referred}",
        EntryKind.Accepted => "Accepted the message request",
        EntryKind.Reaction => "Took a reaction back",
        EntryKind.Subscription => "Allowed messages on a subject",
        EntryKind.Refusal => "Refused marketing messages",
        EntryKind.Taken => "Another app has the thread now, for instance the Page's own inbox",
        EntryKind.GivenBack => "The thread was given back to this site",
        EntryKind.AskedFor => "Another app asks for the thread",
        _ => "A message without text",
    };

    /// <summary>What a person did, with the words there are for it.</summary>
    public static string Say(ConversationEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Say(entry.Kind, entry.Text);
    }

    /// <summary>The same, of its kind and words.</summary>
    public static string Say(EntryKind kind, string? said) => UnicodeText.Plain(said) is not { } text ? Say(kind)
        : kind == EntryKind.Reaction ? $"Reacted {text}"
        : kind == EntryKind.Attachment ? $"Sent {text}"
        : $"{Say(kind)}: {text}";

    /// <summary>The beginning of a text.</summary>
    public static string Brief(string text) => UnicodeText.Short(UnicodeText.Plain(text)!, 60) + (text.Length > 60 ? "…" : "");

    /// <summary>A visit's way in, begun with a capital, except for an address.</summary>
    public static string Door(EntryPoint entryPoint, string? productId = null)
    {
        var name = People.Name(entryPoint, productId);
        return entryPoint == EntryPoint.Link ? name : char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static string First(string word) => char.IsHighSurrogate(word[0]) && word.Length > 1 ? word[..2] : word[..1];
}
