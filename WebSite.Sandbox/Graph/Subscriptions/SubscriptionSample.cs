using System.Text.Json.Nodes;

namespace WebSite.Sandbox.Graph.Subscriptions;

/// <summary><c>POST {app}/subscriptions_sample</c>: a delivery to try the webhook with, in <c>changes</c> as the dashboard's Test button sends it.</summary>
internal static class SubscriptionSample
{
    public static GraphAnswer Send(GraphRequest request)
    {
        var fields = request["custom_fields"];
        if ((request["object"].NeedOneOf("page") ?? request["field"].NeedText() ?? SubscriptionFields.WhyNot(request["field"], request.Now)
            ?? request["object_id"].MayText() ?? fields.MayObject()) is { } wrong)
        {
            return wrong;
        }

        var field = request["field"].Text!;
        var value = new JsonObject
        {
            ["sender"] = new JsonObject { ["id"] = "12334" },
            ["recipient"] = new JsonObject { ["id"] = request["object_id"].Text ?? request.World.Options.PageId },
            ["timestamp"] = request.World.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        foreach (var (name, given) in fields.Node as JsonObject ?? [])
        {
            value[name] = given?.DeepClone();
        }

        request.World.Wire.Trigger(null, "sample", new() { ["field"] = field, ["value"] = value }, list: "changes", field: field);
        return GraphAnswer.Success;
    }
}
