using System.Collections.Frozen;
using WebSite.Sandbox.Graph.Codes;
using WebSite.Sandbox.Graph.Sending;
using WebSite.Sandbox.Graph.Settings;
using WebSite.Sandbox.Graph.Subscriptions;
using WebSite.Sandbox.Graph.Templates;

namespace WebSite.Sandbox.Graph;

/// <summary>Does a call.</summary>
internal delegate ValueTask<GraphAnswer> GraphOperation(GraphRequest request, CancellationToken cancellationToken);

/// <summary>What the Graph API can do here, by method and name.</summary>
internal sealed class GraphOperations
{
    private readonly FrozenDictionary<string, GraphOperation> _byName;

    public GraphOperations(CallbackCheck callbacks)
    {
        var subscriptions = new AppSubscriptions(callbacks);
        _byName = new Dictionary<string, GraphOperation>
        {
            ["POST me/messages"] = Now(SendMessage.Run),
            ["POST me/message_attachments"] = Now(AttachmentUpload.Run),
            ["GET {psid}"] = Now(UserProfile.Get),
            ["GET me"] = Now(PageNode.Get),
            ["POST me/unlink_accounts"] = Now(PageNode.Unlink),
            ["GET {app}"] = Now(AppNode.Get),
            ["GET {app}/permissions"] = Now(AppPermissions.Get),
            ["GET me/picture"] = Now(PagePicture.Get),
            ["GET me/call_to_actions"] = Now(PageButton.Get),
            ["GET me/messenger_profile"] = Now(ProfileEdge.Get),
            ["POST me/messenger_profile"] = Now(ProfileEdge.Set),
            ["DELETE me/messenger_profile"] = Now(ProfileEdge.Delete),
            ["GET me/thread_settings"] = Now(ThreadSettingsEdge.Get),
            ["POST me/thread_settings"] = Now(ThreadSettingsEdge.Set),
            ["DELETE me/thread_settings"] = Now(ThreadSettingsEdge.Delete),
            ["POST me/messenger_codes"] = Now(MessengerCodesEdge.Make),
            ["GET " + TemplateLibrary.Operation] = Now(TemplateLibrary.List),
            ["GET me/message_templates"] = Now(MessageTemplatesEdge.List),
            ["POST me/message_templates"] = Now(MessageTemplatesEdge.Make),
            ["DELETE me/message_templates"] = Now(MessageTemplatesEdge.Delete),
            ["GET me/subscribed_apps"] = Now(SubscribedApps.Get),
            ["POST me/subscribed_apps"] = Now(SubscribedApps.Add),
            ["DELETE me/subscribed_apps"] = Now(SubscribedApps.Remove),
            ["GET {app}/subscriptions"] = Now(AppSubscriptions.Get),
            ["POST {app}/subscriptions"] = subscriptions.SetAsync,
            ["DELETE {app}/subscriptions"] = Now(AppSubscriptions.Remove),
            ["POST {app}/subscriptions_sample"] = Now(SubscriptionSample.Send),
            ["GET " + DebugToken.Operation] = Now(DebugToken.Get),
            ["GET " + AppTokens.Operation] = Now(LoginTokens.Get),
            ["POST " + AppTokens.Operation] = Now(LoginTokens.Get),
            ["GET " + UserNode.Name] = Now(UserNode.Get),
            ["GET " + UserNode.Name + "/permissions"] = Now(UserNode.Permissions),
            ["GET me/personas"] = Now(PersonasEdge.List),
            ["POST me/personas"] = Now(PersonasEdge.Make),
            ["GET {persona}"] = Now(PersonasEdge.Get),
            ["DELETE {persona}"] = Now(PersonasEdge.Delete),
            ["POST me/pass_thread_control"] = Now(Handover.Pass),
            ["POST me/take_thread_control"] = Now(Handover.Take),
            ["POST me/request_thread_control"] = Now(Handover.Ask),
            ["POST me/release_thread_control"] = Now(Handover.Release),
            ["GET me/thread_owner"] = Now(Handover.Owner),
        }.ToFrozenDictionary();
    }

    public GraphOperation? Find(string method, string operation) => _byName.GetValueOrDefault($"{method} {operation}");

    private static GraphOperation Now(Func<GraphRequest, GraphAnswer> run) => (request, _) => ValueTask.FromResult(run(request));
}
