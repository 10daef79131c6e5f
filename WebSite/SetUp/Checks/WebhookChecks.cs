using System.Text.Json.Nodes;
using Messenger.AspNetCore.Json;
using WebSite.Language;
using WebSite.SetUp.Probes;

namespace WebSite.SetUp.Checks;

/// <summary>Whether Facebook knows where to tell of events, and of which.</summary>
internal static class WebhookChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("installed", "The app is on the Page", "Facebook tells an app of a Page's events only once the app is added to that very Page. This step is forgotten most.", OfInstalled),
        new("subscription", "The webhook's address", "Where Facebook delivers events. After hours of failures it is disabled, and stays so.", OfSubscription),
        new("fields", "The webhook's fields", "An event of a field that isn't ticked is never told: without messaging_optins every click on Send to Messenger is lost.", FieldsCheck.Judge),
        new("reachable", "The webhook answers", "Facebook asks for it with your verify token when it is set, and delivers to the same address.", OfReachable),
        new("delivery", "The last signed delivery", "It proves the whole way: subscription, address, secret.", OfDelivery),
    ];

    private static Verdict OfInstalled(SetUpProbes facts)
    {
        const string WhereToLook = "Look under Messenger, Webhooks, in the app's dashboard.";
        return Gate.Page(facts) ?? (facts.Graph.Installed switch
        {
            { Fault: { } fault } => Gate.Unanswered(fault, WhereToLook),
            { Value: var value } when value.List("data").OfType<JsonObject>().Any(app => app.Text("id") == facts.Options.AppId) => Verdict.Good("The app is added to the Page."),
            _ => Verdict.Wrong("The app isn't added to the Page: no event of the Page reaches this site.", "Add it here, or in the app's dashboard under Messenger, Webhooks.", new("Add the app to the Page")),
        });
    }

    private static Verdict OfSubscription(SetUpProbes facts)
    {
        const string WhereToSet = "Set it under Messenger, Webhooks, in the app's dashboard, with your Messenger:VerifyToken.";
        if (Gate.App(facts) is { } gate)
        {
            return gate;
        }

        if (facts.Graph.Subscriptions.Fault is { } fault)
        {
            return Gate.Unanswered(fault, WhereToSet);
        }

        var mend = facts.Webhook is { } own ? new Mend($"Set it to {own}") : null;
        return Subscription.Of(facts.Graph) switch
        {
            null or { Callback: null } => Verdict.Wrong("The app has no webhook for Pages.", WhereToSet, mend),
            { IsActive: false, Callback: var callback } => Verdict.Wrong($"Facebook has disabled it: {callback} failed for hours.", "See that the webhook answers, then set it again. " + WhereToSet, mend),
            { Callback: { } callback } when facts.Webhook is { } here && !IsSame(callback, here) => Verdict.Warning(
                $"Deliveries go to {callback}; this site takes them at {here}.", "Fine if both names lead here. Else set it: an app has one webhook, so another site of the same app then gets nothing.", mend),
            { Callback: var callback } => Verdict.Good($"Deliveries go to {callback}."),
        };
    }

    private static bool IsSame(Uri one, Uri other) => one.GetLeftPart(UriPartial.Path).TrimEnd('/') == other.GetLeftPart(UriPartial.Path).TrimEnd('/');

    private static Verdict OfReachable(SetUpProbes facts)
    {
        var called = facts.Callback;
        if (called.Address is not { } address)
        {
            return Verdict.CannotTell("The webhook's address isn't known.", "Set Site:PublicUrl to the shop's public address.");
        }

        var tried = address.IsLoopback ? $"{address}, an address of this machine that nobody outside can call," : address.ToString();
        return called switch
        {
            { IsVerified: true } => Verdict.Good($"{tried} answers with the challenge."),
            { Status: System.Net.HttpStatusCode.Forbidden } => Verdict.Wrong($"{tried} refuses the verify token.", "Another site is there, or one with another Messenger:VerifyToken."),
            { Status: { } status } => Verdict.Wrong($"{tried} answers with status {(int)status}, and not with the challenge.", "Facebook needs a 200 with the challenge from the very address, without a redirect. See what stands before the site: a proxy, a sign-in, another site."),
            _ => Verdict.Wrong($"{tried} gave no answer: {called.Fault}", "See that the name leads here and the certificate is valid. If this machine just can't call its own public address, try the address from another."),
        };
    }

    private static Verdict OfDelivery(SetUpProbes facts) => facts.Store switch
    {
        { Fault: { } fault } => Verdict.CannotTell($"The database couldn't be read: {fault}", "Start the site once, so that it makes its database, and see that ConnectionStrings:Site is right."),
        { Last: null } => Verdict.Warning("No signed delivery has arrived yet.", "Write to the Page in Messenger, and check again. If nothing comes, see the checks above."),
        { Silence: { } silence, Usual: var usual } => Verdict.Warning($"Nothing signed has arrived for {Spell.Duration(silence)}; up to {Spell.Duration(usual)} is usual.", "Write to the Page in Messenger, and check again. If nothing comes, see the checks above."),
        { Last: { } last } => Verdict.Good($"It came {Ago(facts.Now - last)} ago."),
    };

    private static string Ago(TimeSpan time) =>
        time < TimeSpan.FromMinutes(2) ? "less than two minutes" : time < TimeSpan.FromHours(2) ? $"{(int)time.TotalMinutes} minutes" : Spell.Duration(time);
}
