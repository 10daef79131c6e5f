using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Deliveries;

/// <summary>Puts events into the form in which the webhook gets them, and sends them off.</summary>
public sealed class WireEvents(SandboxWorld world)
{
    /// <summary>
    /// Any event whatever: <paramref name="item"/> as the element of <c>messaging[]</c>, completed by sender, recipient and timestamp
    /// where it has none.
    /// </summary>
    public Delivery Trigger(Person? person, string kind, JsonObject item, string list = "messaging", string? field = null) =>
        world.Deliveries.Add([timestamp => Complete(person, kind, item, list, field, timestamp)]);

    /// <summary>Several such events as one delivery.</summary>
    internal Delivery Trigger(IEnumerable<(Person? Person, string Kind, JsonObject Item)> events, BatchShape shape) =>
        world.Deliveries.Add(events.Select(each => (Func<long, WireEvent>)(timestamp => Complete(each.Person, each.Kind, each.Item, "messaging", null, timestamp))), shape);

    internal static JsonObject Id(string id) => new() { ["id"] = id };

    private WireEvent Complete(Person? person, string kind, JsonObject item, string list, string? field, long timestamp)
    {
        var completed = new JsonObject();
        if (list == "messaging" || list == "standby")
        {
            if (person is not null && !item.ContainsKey("sender"))
            {
                completed["sender"] = Id(person.Id);
            }

            if (!item.ContainsKey("recipient"))
            {
                completed["recipient"] = Id(world.Options.PageId);
            }

            if (!item.ContainsKey("timestamp"))
            {
                completed["timestamp"] = timestamp;
            }
        }

        foreach (var (name, value) in item)
        {
            completed[name] = value?.DeepClone();
        }

        var wire = new WireEvent(person?.Id ?? "", person?.Name ?? "nobody", kind, completed) { List = list };
        return (field ?? (list == "standby" ? list : null)) is { } one ? wire with { Field = one } : wire;
    }
}
