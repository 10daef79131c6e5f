namespace WebSite.SetUp.Checks;

/// <summary>Every check, in the order in which they depend on each other.</summary>
internal static class AllChecks
{
    public static IReadOnlyList<CheckGroup> Groups { get; } =
    [
        new("App and token", [.. AppChecks.All, VersionChecks.OfGraph, .. TokenChecks.All, .. ReviewChecks.All]),
        new("Webhook", WebhookChecks.All),
        new("Page", [.. PageChecks.All, .. ProfileChecks.All]),
        new("Shop's web pages", [DomainCheck.Check, .. ShopChecks.All, PolicyCheck.Check, ReportsCheck.Check, ResponsibleCheck.Check, LoginChecks.Check, FailuresCheck.Check]),
        new("Sending", SendingChecks.All),
        new("This machine", ServerChecks.All),
    ];
}
