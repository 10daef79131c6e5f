using System.Collections.Frozen;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Deliveries;

/// <summary>Who has a thread: this world's app, which is the Page's default one, or another, such as the Page's own inbox. <c>docs/platform.md</c>, Handover.</summary>
public sealed class Handovers(SandboxWorld world)
{
    private static readonly FrozenSet<string> OnStandby = FrozenSet.Create("message", "message_edit", "postback", "read", "delivery", "echo");

    /// <summary>The other app that has the thread; null: this one has it.</summary>
    public string? HolderOf(Person person) => world.Threads.With(person).Holder;

    /// <summary>The app gives the thread away. Only who gets it is told.</summary>
    public void Pass(Person person, string toApp) => Hold(person, toApp == world.Options.AppId ? null : toApp);

    /// <summary>The app takes the thread. Only who had it is told.</summary>
    public void Take(Person person) => Hold(person, null);

    /// <summary>The app asks whoever has the thread for it.</summary>
    public void AskFor(Person person) => world.Threads.Change(person, thread => thread.Holder is null ? thread : thread with { IsHolderAsked = true });

    /// <summary>Who has a thread, for people.</summary>
    internal static string NameOf(string holder) => holder == PageInbox.AppId ? "The Page's inbox" : $"The app {holder}";

    /// <summary>The entry's list in which the app hears of something: <c>standby</c> while another app has the thread.</summary>
    internal string ListOf(Person person, string kind) => HolderOf(person) is not null && OnStandby.Contains(kind) ? "standby" : "messaging";

    internal void Hold(Person person, string? holder) => world.Threads.Change(person, thread => thread with { Holder = holder, IsHolderAsked = false });
}
