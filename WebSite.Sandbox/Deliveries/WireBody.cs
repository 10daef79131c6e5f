using System.Text;
using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Deliveries;

/// <summary>The envelope around a delivery's events.</summary>
internal static class WireBody
{
    /// <summary>ASCII, as it goes over the wire.</summary>
    public static byte[] Write(Delivery delivery, SandboxWorld world)
    {
        // Entries of one list each: messaging, standby and changes never share one here.
        var groups = delivery.Shape == BatchShape.Entries
            ? delivery.Events.Select(each => (each.List, Events: (IEnumerable<WireEvent>)[each]))
            : delivery.Events.GroupBy(each => each.List).Select(group => (List: group.Key, Events: (IEnumerable<WireEvent>)group));

        var entries = groups.Select(group => (JsonNode?)new JsonObject
        {
            ["id"] = world.Options.PageId,
            ["time"] = world.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
            [group.List] = new JsonArray([.. group.Events.Select(each => each.Item.DeepClone())]),
        });

        return Encoding.ASCII.GetBytes(WireJson.Write(new JsonObject { ["object"] = "page", ["entry"] = new JsonArray([.. entries]) }));
    }
}
