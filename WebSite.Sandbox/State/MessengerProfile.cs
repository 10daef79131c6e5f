using System.Text.Json.Nodes;
using WebSite.Sandbox.Messenger;

namespace WebSite.Sandbox.State;

/// <summary>The Page's Messenger Profile, property by property as the Graph API takes and gives it.</summary>
public sealed class MessengerProfile
{
    public const string GetStarted = "get_started";

    public const string Domains = "whitelisted_domains";

    private readonly Lock _lock = new();
    private readonly ChangeSignal _changes;
    private JsonObject _properties = Usual();

    public MessengerProfile(ChangeSignal changes) => _changes = changes;

    /// <summary>A copy of every property that is set.</summary>
    public JsonObject All
    {
        get
        {
            lock (_lock)
            {
                return _properties.DeepClone().AsObject();
            }
        }
    }

    /// <summary>What Get Started sends; null when the Page has none, and a new thread says nothing of how it began.</summary>
    public string? GetStartedPayload => All[GetStarted].Text("payload");

    /// <summary>Origins, such as <c>https://shop.example</c>.</summary>
    public IReadOnlyList<string> WhitelistedDomains =>
        All[Domains] is JsonArray domains ? [.. domains.Select(domain => domain!.GetValue<string>().TrimEnd('/'))] : [];

    public void Set(string name, JsonNode value) => Change(properties => properties[name] = value.DeepClone());

    public void Remove(string name) => Change(properties => properties.Remove(name));

    internal void Load(JsonObject properties) => Change(_ => _properties = properties.DeepClone().AsObject());

    internal void Reset() => Load(Usual());

    // As if the merchant had ticked it: without Get Started a link says nothing to the webhook in a new thread.
    private static JsonObject Usual() => new() { [GetStarted] = new JsonObject { ["payload"] = "GET_STARTED" } };

    private void Change(Action<JsonObject> change)
    {
        lock (_lock)
        {
            change(_properties);
        }

        _changes.Raise();
    }
}
