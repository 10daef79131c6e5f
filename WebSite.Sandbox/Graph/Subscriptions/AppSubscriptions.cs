using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph.Subscriptions;

/// <summary><c>{app}/subscriptions</c>: the webhook.</summary>
internal sealed class AppSubscriptions(CallbackCheck callbacks)
{
    public static GraphAnswer Get(GraphRequest request)
    {
        var subscription = request.World.Settings.Subscription;
        return new JsonObject
        {
            ["data"] = request.World.Webhook is not { } webhook ? [] : new JsonArray(new JsonObject
            {
                ["object"] = "page",
                ["callback_url"] = webhook.AbsoluteUri,
                ["active"] = subscription.IsEnabled,
                ["fields"] = new JsonArray([.. SubscriptionFields.Told(subscription, request.Now)
                    .Select(field => (JsonNode)new JsonObject { ["name"] = field, ["version"] = $"v{request.Version}" })]),
            }),
        };
    }

    /// <summary>Asks the callback for its challenge first, with a real request.</summary>
    public async ValueTask<GraphAnswer> SetAsync(GraphRequest request, CancellationToken cancellationToken)
    {
        var fields = request["fields"];
        if ((request["object"].NeedOneOf("page") ?? request["callback_url"].NeedUrl() ?? request["verify_token"].NeedText()
            ?? (fields.IsMissing ? fields.Missing : SubscriptionFields.WhyNot(fields, request.Now))) is { } wrong)
        {
            return wrong;
        }

        var callback = new Uri(request["callback_url"].Text!);
        if (!WebhookRule.Allows(callback))
        {
            return request["callback_url"].Wrong("a valid URL");
        }

        if (await callbacks.WhyNotAsync(callback, request["verify_token"].Text!, cancellationToken) is { } failure)
        {
            return new GraphError(2200, $"Callback verification failed with the following errors: {failure}");
        }

        request.World.Change(settings => settings with
        {
            Subscription = settings.Subscription with { IsEnabled = true, Fields = SubscriptionFields.Of(fields) },
        });
        request.World.Webhook = callback;
        return GraphAnswer.Success;
    }

    /// <summary>Without <c>fields</c> the whole subscription.</summary>
    public static GraphAnswer Remove(GraphRequest request)
    {
        var fields = request["fields"];
        if ((request["object"].MayOneOf("page") ?? SubscriptionFields.WhyNot(fields, request.Now)) is { } wrong)
        {
            return wrong;
        }

        if (fields.IsMissing)
        {
            request.World.Webhook = null;
        }
        else
        {
            request.World.Change(settings => settings with { Subscription = Without(settings.Subscription, SubscriptionFields.Of(fields)) });
        }

        return GraphAnswer.Success;
    }

    private static SubscriptionSettings Without(SubscriptionSettings subscription, IReadOnlyList<string> fields) =>
        subscription with { Fields = [.. subscription.Fields.Except(fields)] };
}
