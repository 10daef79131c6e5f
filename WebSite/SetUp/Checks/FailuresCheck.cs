using Messenger.AspNetCore.Configuration;
using WebSite.Model;
using WebSite.SetUp.Probes;

namespace WebSite.SetUp.Checks;

/// <summary>What visitors' browsers told of plugins that weren't drawn.</summary>
internal static class FailuresCheck
{
    public static Check Check { get; } = new(
        "plugins", "Plugins in visitors' browsers", "A shopper whose plugin isn't drawn gets the link instead, and is told nothing; here you learn of it.", Judge);

    /// <summary>What is known of Facebook's side, with date and source.</summary>
    private const string Gone =
        "Facebook's own script of 15 February 2025 has neither Send to Messenger nor Message Us any more; one of October 2023 still had them. Facebook announced nothing. (Read in the scripts themselves: docs/platform.md, Plugins.)";

    /// <summary>What a fault means, and what to do.</summary>
    public static (string Meaning, string ToDo) Explain(PluginOutcome outcome) => outcome switch
    {
        PluginOutcome.SdkBlocked => (
            "Facebook's script didn't load: a blocker, strict tracking protection, or no network.",
            "Nothing, while it is some of your visitors: they get the link and the code. If it is all of them, look at the Content Security Policy and Messenger:SdkUrl."),
        PluginOutcome.FrameSilent => (
            "The script ran, and the plugin's frame didn't answer within 8 seconds: a blocker, a slow network, or a domain that isn't whitelisted.",
            "See that the domain is whitelisted, under every name the shop has. If it is, blockers are the likely cause."),
        PluginOutcome.NotInSdk => (
            "Facebook's script ran, and doesn't know this plugin any more.",
            "Nothing: shoppers get the link and the code within a second, and where no browser draws plugins any more, from the start."),
        _ => (
            "The frame answered, and drew nothing: the app is in development or not reviewed, the Page isn't published, or an id or the ref is refused.",
            "See that the app is live and reviewed and the Page published. Only people with a role see plugins until then."),
    };

    private static Verdict Judge(SetUpProbes facts)
    {
        if (facts.Store.Fault is { } fault)
        {
            return Verdict.CannotTell($"The database couldn't be read: {fault}", "Start the site once, so that it makes its database.");
        }

        if (facts.Options.Plugins == PluginUse.Link)
        {
            return Verdict.Good("Messenger:Plugins is Link: shoppers get the link and the code from the start, and nothing of Facebook's is loaded for it.");
        }

        if (facts.Store.Sdk is { LacksPlugins: true } sdk)
        {
            var told = $"Visitors' browsers tell that Facebook's script doesn't draw the plugins any more ({Plugins(sdk.NotInSdk)} in the last {SdkReports.Days} days, none drawn). {Gone}";
            return facts.Options.Plugins == PluginUse.Auto
                ? Verdict.Good($"{told} So shoppers get the link and the code from the start, and nothing of Facebook's is loaded for it but by one visitor in ten, who tries.")
                : Verdict.Warning(told, "Set Messenger:Plugins to Auto or Link: then shoppers get the link and the code from the start.");
        }

        var empty = facts.Store.Failures.Where(each => each.Outcome == PluginOutcome.Empty).Sum(each => each.Count);
        var gone = facts.Store.Sdk.NotInSdk;
        var blocked = facts.Store.Failures.Sum(each => each.Count) - empty - gone;
        return empty > 0 ? Verdict.Warning($"In the last {StoreReader.Days} days {Plugins(empty)} came back empty{(blocked > 0 ? $", and {blocked} didn't load" : "")}.", Explain(PluginOutcome.Empty).ToDo)
            : gone > 0 ? Verdict.Good($"In the last {StoreReader.Days} days {Plugins(gone)} were not in Facebook's script. {Gone} Those shoppers got the link within a second; once nobody's browser draws plugins any more, everybody gets it from the start.")
            : blocked > 0 ? Verdict.Good($"In the last {StoreReader.Days} days {Plugins(blocked)} didn't load, as blockers make it. Those shoppers got the link.")
            : Verdict.Good($"No browser told of a plugin that wasn't drawn in the last {StoreReader.Days} days.");
    }

    private static string Plugins(int count) => count == 1 ? "1 plugin" : $"{count} plugins";
}
