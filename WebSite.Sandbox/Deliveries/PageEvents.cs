using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Deliveries;

/// <summary>What a person does to the Page: each changes the thread, and the webhook hears of it where Facebook tells it.</summary>
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
        world.Wire.Trigger(null, "optin", new JsonObject { ["optin"] = new JsonObject { ["ref"] = pluginRef ?? "", ["user_ref"] = userRef } });
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
        world.Wire.Trigger(null, "optin", new JsonObject { ["optin"] = new JsonObject { ["login_id"] = LoginIds.Of(person, world) } });
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
        var message = new JsonObject { ["mid"] = Mids.New(), ["text"] = text };
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
            ["mid"] = Mids.New(),
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

    private static bool IsAnswerable(ThreadLine line) => line is { From: LineFrom.Page, IsSilent: false };

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

        world.Wire.Trigger(person, kind, item, world.Handovers.ListOf(person, kind));
    }

    /// <summary>What an answer is to, where the Page didn't know to whom it wrote. After a login, as Facebook's own sample reads it.</summary>
    private static JsonObject? Prior(MessengerThread thread) =>
        thread.Unanswered is { } userRef ? new() { ["source"] = "checkbox_plugin", ["identifier"] = userRef }
        : thread.UnansweredLogin is { } loginId ? new() { ["login_id"] = loginId }
        : null;
}
