using System.Security.Cryptography;
using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Deliveries;

/// <summary>What can happen between a person and the Page: each changes the thread, and the webhook hears of it.</summary>
public sealed class PageEvents(SandboxWorld world)
{
    /// <summary>Send to Messenger, clicked and confirmed. The thread exists from then on.</summary>
    public void OptIn(Person person, string? pluginRef)
    {
        world.Confirmations.Add(person);
        world.Threads.Note(person, $"{person.FirstName} used Send to Messenger");
        world.Threads.Act(person);
        Send(person, "optin", new JsonObject { ["ref"] = pluginRef ?? "" });
    }

    /// <summary>The checkbox plugin, ticked and confirmed by its web page. The webhook hears of the <c>user_ref</c>, and not of the person.</summary>
    public void Tick(Person person, string userRef, string? pluginRef)
    {
        world.Threads.Note(person, $"{person.FirstName} ticked the checkbox");
        world.Threads.Change(person, thread => thread with
        {
            Standing = thread.Standing == ThreadStanding.Open ? ThreadStanding.Open : ThreadStanding.Ticked,
            ActedAt = world.Clock.GetUtcNow(),
            UserRefs = thread.UserRefs.Add(userRef),
        });
        Trigger(null, "optin", new JsonObject { ["optin"] = new JsonObject { ["ref"] = pluginRef ?? "", ["user_ref"] = userRef } });
    }

    /// <summary>Logged in with the app on a website, and lets the Page write. The webhook hears of the <c>login_id</c>, and not of the person.</summary>
    public void LogIn(Person person)
    {
        world.Threads.Note(person, $"{person.FirstName} logged in with Facebook, and lets {world.PageName} write");
        world.Threads.Change(person, thread => thread with
        {
            Standing = thread.Standing == ThreadStanding.New ? ThreadStanding.LoggedIn : thread.Standing,
            LetInAt = world.Clock.GetUtcNow(),
        });
        Trigger(null, "optin", new JsonObject { ["optin"] = new JsonObject { ["login_id"] = LoginIds.Of(person, world) } });
    }

    /// <summary>Get Started in a new thread. Without the setting of that name there is no such button.</summary>
    public void GetStarted(Person person, Referral? referral)
    {
        if (world.Profile.GetStartedPayload is { } payload)
        {
            Postback(person, "Get Started", payload, referral: referral);
        }
    }

    /// <summary>A button of the Page's was pressed.</summary>
    public void Postback(Person person, string title, string payload, Referral? referral = null)
    {
        if (referral is { Source: Referral.Ad })
        {
            world.Threads.ComeFromAd(person);
        }

        world.Threads.Say(person, title);
        var postback = new JsonObject { ["title"] = title };
        if (world.Handovers.HolderOf(person) is null)
        {
            postback["payload"] = payload; // Standby goes without it.
        }

        if (referral is not null)
        {
            postback["referral"] = referral.ToJson();
        }

        Send(person, "postback", postback);
    }

    /// <summary>An existing thread was entered by a link, a code or an ad.</summary>
    public void Enter(Person person, Referral referral)
    {
        world.Threads.Note(person, referral.Source switch
        {
            Referral.Ad => $"{person.FirstName} came from an ad of {world.PageName}",
            Referral.Code => $"{person.FirstName} scanned a Messenger Code of {world.PageName}",
            Referral.Link => $"{person.FirstName} followed a link to {world.PageName}",
            _ => $"{person.FirstName} came to {world.PageName} by {referral.Source}",
        });

        // A link or a code opens the window; an ad does so only with a message.
        if (referral.Source == Referral.Ad)
        {
            world.Threads.ComeFromAd(person);
        }
        else
        {
            world.Threads.Act(person);
        }

        Send(person, "referral", referral.ToJson());
    }

    /// <summary>The person wrote, perhaps by a quick reply, or from an ad, whose referral then stands in the message.</summary>
    public void Say(Person person, string text, string? quickReply = null, Referral? referral = null)
    {
        var message = new JsonObject { ["mid"] = NewMid(), ["text"] = text };
        if (quickReply is not null)
        {
            message["quick_reply"] = new JsonObject { ["payload"] = quickReply };
        }

        if (referral is not null)
        {
            message["referral"] = referral.ToJson();
        }

        SendMessage(person, text, message);
    }

    /// <summary>The person edited a message of theirs. That opens no window.</summary>
    public void Edit(Person person, ThreadLine line, string text)
    {
        var edited = line with { Text = text, Message = new JsonObject { ["mid"] = line.Mid, ["text"] = text }, Edits = line.Edits + 1 };
        world.Threads.Change(person, thread => thread with { Lines = thread.Lines.Replace(line, edited) });
        Send(person, "message_edit", new JsonObject { ["mid"] = line.Mid, ["text"] = text, ["num_edit"] = edited.Edits });
    }

    /// <summary>The person took a message of theirs back.</summary>
    public void Unsend(Person person, ThreadLine line)
    {
        world.Threads.Change(person, thread => thread with { Lines = thread.Lines.Replace(line, line with { Text = $"{person.FirstName} unsent a message", Message = null, IsUnsent = true }) });
        Send(person, "message", new JsonObject { ["mid"] = line.Mid, ["is_deleted"] = true });
    }

    /// <summary>The person sent a picture or the like.</summary>
    public void Attach(Person person, string type, string url) =>
        SendMessage(person, $"[{type}]", new JsonObject
        {
            ["mid"] = NewMid(),
            ["attachments"] = new JsonArray(new JsonObject { ["type"] = type, ["payload"] = new JsonObject { ["url"] = url } }),
        });

    /// <summary>The person accepted the Page's message request.</summary>
    public void Accept(Person person)
    {
        world.Threads.Note(person, $"{person.FirstName} accepted the message request");
        world.Threads.Act(person);
        Send(person, "message_request", JsonValue.Create("accept"));
    }

    /// <summary>The person ignored the request: the webhook hears nothing.</summary>
    public void Ignore(Person person)
    {
        world.Threads.Note(person, $"{person.FirstName} ignored the message request");
        world.Threads.Change(person, thread => thread with { Standing = ThreadStanding.Ignored });
    }

    /// <summary>The person blocked the Page, or let it in again: the webhook hears nothing, sends fail.</summary>
    public void Block(Person person, bool isBlocked)
    {
        world.Threads.Note(person, isBlocked ? $"{person.FirstName} blocked {world.PageName}" : $"{person.FirstName} unblocked {world.PageName}");
        world.Threads.Change(person, thread => thread with { IsBlocked = isBlocked });
    }

    /// <summary>The person opened the thread and read what the Page wrote.</summary>
    public void Read(Person person)
    {
        var thread = world.Threads.With(person);
        if (thread.IsKnown && thread.Lines.FindLast(IsAnswerable)?.Time is { } last && !(thread.ReadAt >= last))
        {
            world.Threads.Change(person, each => each with { ReadAt = last });
            Send(person, "read", new JsonObject { ["watermark"] = last.ToUnixTimeMilliseconds() });
        }
    }

    /// <summary>The person reacted to a message, or took it back.</summary>
    public void React(Person person, string mid, string reaction, string emoji, bool isTakenBack = false)
    {
        world.Threads.Act(person);
        Send(person, "reaction", new JsonObject
        {
            ["reaction"] = reaction,
            ["emoji"] = emoji,
            ["action"] = isTakenBack ? "unreact" : "react",
            ["mid"] = mid,
        });
    }

    /// <summary>
    /// The Page wrote. Tells the webhook of the echo and of the delivery, except where the person was addressed by a phone number
    /// a <c>user_ref</c> or a <c>login_id</c>: those tell nothing since 2018-02-20.
    /// </summary>
    /// <returns>The message's <c>mid</c>.</returns>
    public string Write(Person person, string text, JsonObject message, bool isByPsid, string? metadata = null)
    {
        var mid = NewMid();
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
            Send(person, "delivery", new JsonObject { ["mids"] = new JsonArray(mid), ["watermark"] = line.Time.ToUnixTimeMilliseconds() });
        }

        return mid;
    }

    /// <summary>
    /// Any event whatever: <paramref name="item"/> as the element of <c>messaging[]</c>, completed by sender, recipient and timestamp
    /// where it has none.
    /// </summary>
    public Delivery Trigger(Person? person, string kind, JsonObject item, string list = "messaging", string? field = null) =>
        world.Deliveries.Add([timestamp => Complete(person, kind, item, list, field, timestamp)]);

    /// <summary>Several such events as one delivery.</summary>
    internal Delivery Trigger(IEnumerable<(Person? Person, string Kind, JsonObject Item)> events, BatchShape shape) =>
        world.Deliveries.Add(events.Select(each => (Func<long, WireEvent>)(timestamp => Complete(each.Person, each.Kind, each.Item, "messaging", null, timestamp))), shape);

    /// <summary>What is told of a message of the Page's.</summary>
    internal void SendEcho(Person person, JsonObject echo) =>
        Trigger(person, "echo", new JsonObject { ["sender"] = Id(world.Options.PageId), ["recipient"] = Id(person.Id), ["message"] = echo }, world.Handovers.ListOf(person, "echo"));

    private static bool IsAnswerable(ThreadLine line) => line is { From: LineFrom.Page, IsSilent: false };

    private static string NewMid() =>
        "m_" + RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_", 40);

    private void SendMessage(Person person, string text, JsonObject message)
    {
        world.Threads.Say(person, text, message["mid"]!.GetValue<string>(), message.DeepClone().AsObject());
        Send(person, "message", message);
    }

    private void Send(Person person, string kind, JsonNode what)
    {
        var item = new JsonObject { [kind] = what };
        if (kind is "message" or "postback" && Prior(world.Threads.With(person)) is { } prior)
        {
            item["prior_message"] = prior;
            world.Threads.Change(person, thread => thread with { Unanswered = null, UnansweredLogin = null });
        }

        Trigger(person, kind, item, world.Handovers.ListOf(person, kind));
    }

    /// <summary>What an answer is to, where the Page didn't know to whom it wrote. After a login, as Facebook's own sample reads it.</summary>
    private static JsonObject? Prior(MessengerThread thread) =>
        thread.Unanswered is { } userRef ? new() { ["source"] = "checkbox_plugin", ["identifier"] = userRef }
        : thread.UnansweredLogin is { } loginId ? new() { ["login_id"] = loginId }
        : null;

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

    private WireEvent Complete(Person? person, string kind, JsonObject item, string list, string? field, long timestamp)
    {
        var completed = new JsonObject();
        if (list == "messaging" || list == "standby")
        {
            if (person is not null && !item.ContainsKey("sender"))
            {
                completed["sender"] = Id(person.Id);
            }

            if (!item.ContainsKey("recipient"))
            {
                completed["recipient"] = Id(world.Options.PageId);
            }

            if (!item.ContainsKey("timestamp"))
            {
                completed["timestamp"] = timestamp;
            }
        }

        foreach (var (name, value) in item)
        {
            completed[name] = value?.DeepClone();
        }

        var wire = new WireEvent(person?.Id ?? "", person?.Name ?? "nobody", kind, completed) { List = list };
        return (field ?? (list == "standby" ? list : null)) is { } one ? wire with { Field = one } : wire;
    }

    private static JsonObject Id(string id) => new() { ["id"] = id };
}
