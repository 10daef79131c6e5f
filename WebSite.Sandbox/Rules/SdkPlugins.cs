using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Rules;

/// <summary>The Messenger plugins that Facebook's SDK draws. <c>docs/platform.md</c>, Plugins.</summary>
internal static class SdkPlugins
{
    /// <summary>Facebook has told no last day of the first two: that of the first script which is known to lack them stands for it.</summary>
    private static readonly (string Name, string Words, Life Life)[] Rows =
    [
        ("send_to_messenger", "Send to Messenger", Life.Before(2025, 2, 15)),
        ("messengermessageus", "Message Us", Life.Before(2025, 2, 15)),
        ("messenger_checkbox", "the checkbox", new()),
        ("customerchat", "the chat plugin, which the sandbox hasn't", Life.Since(2017, 11, 7).To(2024, 5, 9)),
    ];

    /// <summary>When <c>FB.AppEvents.logEvent</c> confirmed a tick; since then only <c>FB.CheckboxPlugin.confirm</c> does.</summary>
    private static readonly Life Confirming = Life.Before(2023, 10, 1);

    /// <summary>Those that a world's SDK passes over without a word. Its switch is for those that have ended.</summary>
    public static IEnumerable<string> PassedOver(SandboxWorld world) =>
        Rows.Where(row => !((row.Life.Until is null ? null : world.Settings.Sdk.HasPlugins) ?? row.Life.Has(world.Clock.GetUtcNow()))).Select(row => row.Name);

    /// <summary>Whether a world's SDK confirms a tick by an event, as those did that had all plugins.</summary>
    public static bool ConfirmsByEvent(SandboxWorld world) => world.Settings.Sdk.HasPlugins ?? Confirming.Has(world.Clock.GetUtcNow());

    /// <summary>What Facebook draws at this time, in words.</summary>
    public static string At(DateTimeOffset now) => string.Join(", ", Rows.Where(row => row.Life.Has(now)).Select(row => row.Words));
}
