using Messenger.AspNetCore.Refs;

namespace WebSite.SetUp.Checks;

/// <summary>What the shop's own web pages do.</summary>
internal static class ShopChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        VersionChecks.OfSdk,
        new("ref", "The ref's length and letters", "A ref that is too long, or has letters that Facebook doesn't allow, may come back cut, or keep the plugin from being drawn.", OfRef),
        new("consent", "The question for consent", "Nothing of Facebook's may be loaded before the shopper allows it; and where nobody is asked, nobody can allow it.", OfConsent),
    ];

    private static Verdict OfRef(SetUpProbes facts) => facts.Ref switch
    {
        { Fault: { } fault } => Verdict.CannotTell($"No ref could be made: {fault}", "Start the site once, so that it makes its keys."),
        { Text: { } text } when !RefText.IsSafe(text) => Verdict.Wrong($"A ref made now has {text.Length} characters, or others than A-Z a-z 0-9 - _.", "It has to be shorter than 150: this is a fault of the site's own, please report it."),
        { IsReadBack: false } => Verdict.Wrong("The site doesn't read its own ref.", "Its keys are damaged: see the log, and restore the table DataProtectionKeys."),
        { Text: var text } => Verdict.Good($"A ref made now has {text!.Length} characters of A-Z a-z 0-9 - _; under 150 is safe."),
    };

    private static Verdict OfConsent(SetUpProbes facts)
    {
        if (Unseen(facts) is { } unseen)
        {
            return unseen;
        }

        var page = facts.Shop.Unasked!;
        var origins = facts.Options.FrameOrigins.Append(new Uri(facts.Options.LocalizedSdkUrl).GetLeftPart(UriPartial.Authority)).Distinct();
        return origins.FirstOrDefault(origin => page.Body.Contains($"src=\"{origin}/", StringComparison.OrdinalIgnoreCase)) is { } early
                || (early = page.Body.Contains("name=\"messenger-sdk\"", StringComparison.Ordinal) ? "the SDK" : null) is not null
                ? Verdict.Wrong($"{facts.Shop.Page} loads {early} before the shopper was asked.", "See what puts it in: a tag manager, a proxy, a changed layout.")
            : !facts.ShowsPlugins ? Verdict.Good("Nothing of Facebook's is loaded there, so there is nothing to ask.")
            : !page.Body.Contains("action=\"/consent\"", StringComparison.Ordinal)
                ? Verdict.Wrong($"{facts.Shop.Page} doesn't ask: no shopper can allow Messenger, and so none sees a plugin.", "Put the form (action=\"/consent\") back into _MessengerSpot.cshtml.")
            : Verdict.Good("The Messenger spot asks, and nothing of Facebook's is loaded before the answer.");
    }

    /// <summary>Why the shop's web pages can't be judged; null when they can.</summary>
    public static Verdict? Unseen(SetUpProbes facts) => facts.Shop.Fault is { } fault
        ? Verdict.CannotTell(
            facts.Shop.Page is { } page ? $"{page} couldn't be fetched: {fault}" : fault, "Open a product's web page in a browser, and see whether it asks and whether its console is quiet.")
        : null;
}
