using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Deliveries;

/// <summary>What somebody does in the Page's own inbox, which is an app beside this world's, and what the webhook hears of it. <c>docs/platform.md</c>, Handover.</summary>
public sealed class PageInbox(SandboxWorld world)
{
    /// <summary>The inbox's id among apps.</summary>
    public const string AppId = "263902037430900";

    /// <summary>Takes the thread from the app, as writing there does.</summary>
    public void Take(Person person, string? metadata = null)
    {
        world.Handovers.Hold(person, AppId);
        Tell(person, "take_thread_control", new() { ["previous_owner_app_id"] = world.Options.AppId, ["new_owner_app_id"] = AppId }, metadata);
    }

    /// <summary>Gives the thread to the app; so does any other app that has it.</summary>
    public void Pass(Person person, string? metadata = null)
    {
        var before = world.Handovers.HolderOf(person);
        world.Handovers.Hold(person, null);
        Tell(person, "pass_thread_control", new() { ["previous_owner_app_id"] = before, ["new_owner_app_id"] = world.Options.AppId }, metadata);
    }

    /// <summary>Asks the app for the thread.</summary>
    public void AskFor(Person person, string? metadata = null) => Tell(person, "request_thread_control", new() { ["requested_owner_app_id"] = AppId }, metadata);

    /// <summary>Deletes a message of the Page's. The shape of the event is a guess: what an echo has, and what a person's message has that is taken back.</summary>
    public void Delete(Person person, ThreadLine line)
    {
        var gone = line with { Text = $"{world.PageName} unsent a message", Message = null, IsUnsent = true };
        world.Threads.Change(person, thread => thread with { Lines = thread.Lines.Replace(line, gone) });
        world.Words.SendEcho(person, new() { ["is_echo"] = true, ["app_id"] = world.Options.AppId, ["mid"] = line.Mid, ["is_deleted"] = true });
    }

    private void Tell(Person person, string kind, JsonObject what, string? metadata)
    {
        if (metadata is not null)
        {
            what["metadata"] = metadata;
        }

        world.Wire.Trigger(person, kind, new() { [kind] = what });
    }
}
