using System.Collections.Frozen;
using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Deliveries;

/// <summary>Who has a thread: this world's app, which is the Page's default one, or another, such as the Page's own inbox. <c>docs/platform.md</c>, Handover.</summary>
public sealed class Handovers(SandboxWorld world)
{
    /// <summary>The app that the Page's own inbox is.</summary>
    public const string PageInbox = "263902037430900";

    private static readonly FrozenSet<string> OnStandby = FrozenSet.Create("message", "message_edit", "postback", "read", "delivery", "echo");

    /// <summary>The entry's list in which the app hears of something: <c>standby</c> while another app has the thread.</summary>
    internal string ListOf(Person person, string kind) => HolderOf(person) is not null && OnStandby.Contains(kind) ? "standby" : "messaging";

    /// <summary>The other app that has the thread; null: this one has it.</summary>
    public string? HolderOf(Person person) => world.Threads.With(person).Holder;

    /// <summary>Who that is, for people.</summary>
    internal static string NameOf(string holder) => holder == PageInbox ? "The Page's inbox" : $"The app {holder}";

    /// <summary>The app gives the thread away. Only who gets it is told.</summary>
    public void Pass(Person person, string toApp) => Hold(person, toApp == world.Options.AppId ? null : toApp);

    /// <summary>The app takes the thread. Only who had it is told.</summary>
    public void Take(Person person) => Hold(person, null);

    /// <summary>The app asks whoever has the thread for it.</summary>
    public void AskFor(Person person) => world.Threads.Change(person, thread => thread.Holder is null ? thread : thread with { IsHolderAsked = true });

    /// <summary>The Page's inbox takes the thread from the app, as it does when somebody writes there.</summary>
    public void BeTaken(Person person, string? metadata = null)
    {
        Hold(person, PageInbox);
        Tell(person, "take_thread_control", new() { ["previous_owner_app_id"] = world.Options.AppId, ["new_owner_app_id"] = PageInbox }, metadata);
    }

    /// <summary>The app that has the thread gives it to this one.</summary>
    public void BePassed(Person person, string? metadata = null)
    {
        var before = HolderOf(person);
        Hold(person, null);
        Tell(person, "pass_thread_control", new() { ["previous_owner_app_id"] = before, ["new_owner_app_id"] = world.Options.AppId }, metadata);
    }

    /// <summary>The Page's inbox asks the app for the thread.</summary>
    public void BeAsked(Person person, string? metadata = null) =>
        Tell(person, "request_thread_control", new() { ["requested_owner_app_id"] = PageInbox }, metadata);

    private void Hold(Person person, string? holder) => world.Threads.Change(person, thread => thread with { Holder = holder, IsHolderAsked = false });

    private void Tell(Person person, string kind, JsonObject what, string? metadata)
    {
        if (metadata is not null)
        {
            what["metadata"] = metadata;
        }

        world.Events.Trigger(person, kind, new() { [kind] = what });
    }
}
