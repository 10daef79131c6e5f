using System.Text.Json.Nodes;
using WebSite.Sandbox.Rules;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph.Subscriptions;

/// <summary><c>me/subscribed_apps</c>: the app on the Page.</summary>
internal static class SubscribedApps
{
    public static GraphAnswer Get(GraphRequest request)
    {
        var subscription = request.World.Settings.Subscription;
        return new JsonObject
        {
            ["data"] = subscription.IsInstalled
                ? new JsonArray(new JsonObject
                {
                    ["name"] = AppNode.NameOf(request),
                    ["id"] = request.World.Options.AppId,
                    ["subscribed_fields"] = new JsonArray([.. SubscriptionFields.Told(subscription, request.Now).Select(field => (JsonNode)field)]),
                })
                : [],
        };
    }

    public static GraphAnswer Add(GraphRequest request)
    {
        var fields = request["subscribed_fields"];
        if ((fields.IsMissing && !request.IsBefore(3, 2) ? fields.Missing : SubscriptionFields.WhyNot(fields, request.Now)) is { } wrong)
        {
            return wrong;
        }

        Change(request.World, subscription => subscription with
        {
            IsInstalled = true,
            Fields = fields.IsMissing ? subscription.Fields : SubscriptionFields.Of(fields),
        });
        return GraphAnswer.Success;
    }

    public static GraphAnswer Remove(GraphRequest request)
    {
        Change(request.World, subscription => subscription with { IsInstalled = false });
        return GraphAnswer.Success;
    }

    private static void Change(SandboxWorld world, Func<SubscriptionSettings, SubscriptionSettings> change) =>
        world.Change(settings => settings with { Subscription = change(settings.Subscription) });
}

/// <summary>A list of subscription fields: an array, or names with commas between.</summary>
internal static class SubscriptionFields
{
    public static IReadOnlyList<string> Of(Param fields) => [.. Names(fields).Distinct()];

    /// <summary>Null when Facebook has each of them at that time.</summary>
    public static GraphError? WhyNot(Param fields, DateTimeOffset now) =>
        Names(fields).Except(WebhookFields.At(now)).FirstOrDefault() is { } unknown
            ? GraphError.Parameter($"Param {fields.Path} must be one of {{{string.Join(", ", WebhookFields.At(now))}}} - got \"{unknown}\"")
            : null;

    /// <summary>Those of a subscription that Facebook has at that time.</summary>
    public static IEnumerable<string> Told(SubscriptionSettings subscription, DateTimeOffset now) => WebhookFields.At(now).Intersect(subscription.Fields);

    private static string[] Names(Param fields) => fields.Node is JsonArray
        ? [.. fields.Items.Select(item => item.Text ?? "")]
        : fields.Text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
