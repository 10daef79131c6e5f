using System.Text.Json.Nodes;
using Messenger.AspNetCore.Graph;
using Messenger.AspNetCore.Json;

namespace WebSite.SetUp.Probes;

/// <summary>The webhook's subscription, as Facebook has it.</summary>
/// <param name="Callback">Where deliveries go; null when Facebook told no address.</param>
/// <param name="IsActive">False: Facebook has disabled it.</param>
/// <param name="Fields">The ticked fields.</param>
internal sealed record Subscription(Uri? Callback, bool IsActive, IReadOnlyList<string> Fields)
{
    /// <summary>That of Pages; null when there is none, or it couldn't be asked for.</summary>
    public static Subscription? Of(GraphProbes facts) => Of(facts.Subscriptions);

    /// <summary>Out of an answer of <c>{app}/subscriptions</c>.</summary>
    public static Subscription? Of(GraphReply answer) =>
        answer.Value.List("data").OfType<JsonObject>().FirstOrDefault(each => each.Text("object") == "page") is { } page
            ? new(
                Uri.TryCreate(page.Text("callback_url"), UriKind.Absolute, out var callback) && callback.Scheme is "https" or "http" ? callback : null,
                page.Text("active") is not "false",
                [.. page.List("fields").Select(field => field is JsonObject named ? named.Text("name") : (field as JsonValue)?.ToString()).OfType<string>()])
            : null;
}
