using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Deliveries;

/// <summary>What the Page writes, and what the webhook hears of it.</summary>
public sealed class PageWords(SandboxWorld world)
{
    /// <summary>
    /// The Page wrote. Tells the webhook of the echo and of the delivery, except where the person was addressed by a phone number
    /// a <c>user_ref</c> or a <c>login_id</c>: those tell nothing since 2018-02-20.
    /// </summary>
    /// <returns>The message's <c>mid</c>.</returns>
    public string Write(Person person, string text, JsonObject message, bool isByPsid, string? metadata = null)
    {
        var mid = Mids.New();
        var isRequest = world.Threads.With(person).Standing is ThreadStanding.New or ThreadStanding.Request or ThreadStanding.Ignored;
        var line = world.Threads.Line(LineFrom.Page, text, mid, message.DeepClone().AsObject()) with { IsSilent = !isByPsid };
        world.Threads.Change(person, thread => thread.With(line) with
        {
            IsPageTyping = false,
            Standing = isRequest && thread.Standing != ThreadStanding.Ignored ? ThreadStanding.Request : thread.Standing,
        });

        if (isByPsid && !isRequest)
        {
            Echo(person, mid, text, message, metadata);
            world.Threads.Change(person, thread => thread with { DeliveredAt = line.Time });
            Tell(person, "delivery", new JsonObject { ["mids"] = new JsonArray(mid), ["watermark"] = line.Time.ToUnixTimeMilliseconds() });
        }

        return mid;
    }

    /// <summary>What is told of a message of the Page's.</summary>
    internal void SendEcho(Person person, JsonObject echo) =>
        world.Wire.Trigger(person, "echo", new JsonObject { ["sender"] = WireEvents.Id(world.Options.PageId), ["recipient"] = WireEvents.Id(person.Id), ["message"] = echo }, world.Handovers.ListOf(person, "echo"));

    private void Tell(Person person, string kind, JsonObject what) => world.Wire.Trigger(person, kind, new() { [kind] = what }, world.Handovers.ListOf(person, kind));

    private void Echo(Person person, string mid, string text, JsonObject message, string? metadata)
    {
        // Not even as withheld: every message of the Page's would leave one.
        if (!world.Settings.Subscription.Fields.Contains(EventFields.Of("echo")))
        {
            return;
        }

        var echo = new JsonObject { ["is_echo"] = true, ["app_id"] = world.Options.AppId, ["mid"] = mid };
        if (metadata is not null)
        {
            echo["metadata"] = metadata;
        }

        if (message["text"] is not null)
        {
            echo["text"] = text;
        }

        if (message["attachment"] is { } attachment)
        {
            echo["attachments"] = new JsonArray(attachment.DeepClone());
        }

        SendEcho(person, echo);
    }
}
