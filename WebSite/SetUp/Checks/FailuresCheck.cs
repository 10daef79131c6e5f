using WebSite.Model;
using WebSite.SetUp.Probes;

namespace WebSite.SetUp.Checks;

/// <summary>What visitors' browsers told of plugins that weren't drawn.</summary>
internal static class FailuresCheck
{
    public static Check Check { get; } = new(
        "plugins", "Plugins in visitors' browsers", "A shopper whose plugin isn't drawn gets the link instead, and is told nothing; here you learn of it.", Judge);

    /// <summary>What a fault means, and what to do.</summary>
    public static (string Meaning, string ToDo) Explain(PluginFault fault) => fault switch
    {
        PluginFault.SdkBlocked => (
            "Facebook's script didn't load: a blocker, strict tracking protection, or no network.",
            "Nothing, while it is some of your visitors: they get the link and the code. If it is all of them, look at the Content Security Policy and Messenger:SdkUrl."),
        PluginFault.FrameSilent => (
            "The script ran, and the plugin's frame didn't answer within 8 seconds: a blocker, a slow network, or a domain that isn't whitelisted.",
            "See that the domain is whitelisted, under every name the shop has. If it is, blockers are the likely cause."),
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

        var empty = facts.Store.Failures.Where(each => each.Fault == PluginFault.Empty).Sum(each => each.Count);
        var blocked = facts.Store.Failures.Sum(each => each.Count) - empty;
        return empty > 0 ? Verdict.Warning($"In the last {StoreReader.Days} days {Plugins(empty)} came back empty{(blocked > 0 ? $", and {blocked} didn't load" : "")}.", Explain(PluginFault.Empty).ToDo)
            : blocked > 0 ? Verdict.Good($"In the last {StoreReader.Days} days {Plugins(blocked)} didn't load, as blockers make it. Those shoppers got the link.")
            : Verdict.Good($"No browser told of a plugin that wasn't drawn in the last {StoreReader.Days} days.");
    }

    private static string Plugins(int count) => count == 1 ? "1 plugin" : $"{count} plugins";
}
