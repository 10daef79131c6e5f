using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WebSite.Sandbox.Deliveries;

/// <summary>One event on the wire: an item of an entry, the same in every attempt.</summary>
/// <param name="PersonId">The PSID; empty where the event names nobody.</param>
/// <param name="PersonName">For the screen.</param>
/// <param name="Kind">Such as optin, postback, referral or message.</param>
/// <param name="Item">The element of the entry's list.</param>
public sealed record WireEvent(string PersonId, string PersonName, string Kind, JsonObject Item)
{
    // Not the wire's escapes: a person looks for what they read.
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string? _text;

    /// <summary>The item as text, for a search.</summary>
    public string Text => _text ??= Item.ToJsonString(Relaxed);

    /// <summary>The entry's list it stands in: <c>messaging</c>, <c>standby</c> or <c>changes</c>.</summary>
    public string List { get; init; } = "messaging";

    /// <summary>The subscription field.</summary>
    public string Field { get; init; } = EventFields.Of(Kind);
}
