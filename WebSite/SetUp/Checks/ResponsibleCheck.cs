namespace WebSite.SetUp.Checks;

/// <summary>Whether the shop's privacy notice says who is responsible.</summary>
internal static class ResponsibleCheck
{
    public static Check Check { get; } = new(
        "responsible", "Who is responsible", "Shoppers, the law and Facebook's review want to know who runs the shop; without it the privacy notice says that nobody has filled it in.", Judge);

    private static Verdict Judge(SetUpProbes facts) => string.IsNullOrWhiteSpace(facts.Site.Responsible)
        ? Verdict.Warning("The privacy notice names nobody.", "Set Site:Responsible to the name and postal address of whoever runs the shop, and Site:PrivacyEmail to where people may write.")
        : Verdict.Good($"The privacy notice names {facts.Site.Responsible.ReplaceLineEndings(", ")}.");
}
