using System.Text.Json.Nodes;
using WebSite.Sandbox.Graph.Templates;

namespace WebSite.Sandbox.Graph.Sending;

/// <summary><c>POST me/messages</c>: the Send API. <c>docs/platform.md</c>, Sending.</summary>
internal static class SendMessage
{
    public static GraphAnswer Run(GraphRequest request)
    {
        if ((SendRules.WhyNot(request) ?? SendRate.WhyNot(request.World)) is { } wrong)
        {
            return wrong;
        }

        var (to, unknown) = Recipients.Find(request);
        if (to is null)
        {
            return unknown!;
        }

        if (SendPermission.WhyNot(request, to) is { } refused)
        {
            return refused;
        }

        return request["sender_action"].Text is { } action ? Act(request, to, action) : Write(request, to);
    }

    private static JsonObject Act(GraphRequest request, Recipient to, string action)
    {
        var now = request.World.Clock.GetUtcNow();
        request.World.Threads.Change(to.Person, thread => action == "mark_seen"
            ? thread with { SeenAt = now }
            : thread with { IsPageTyping = action == "typing_on" });
        return Answer(to);
    }

    private static GraphAnswer Write(GraphRequest request, Recipient to)
    {
        var message = request["message"].Node!.DeepClone().AsObject();
        var (attachmentId, wrong) = SentAttachment.Keep(request, message);
        if (wrong is not null)
        {
            return wrong;
        }

        var shown = Shown(request, message);
        var answer = Answer(to);
        answer["message_id"] = request.World.Words.Write(
            to.Person, MessageText.Of(new(shown, "message")), shown, to.IsByPsid, new Param(message, "message")["metadata"].Text);
        if (to.UserRef is { } userRef)
        {
            request.World.Threads.Change(to.Person, thread => thread with { Unanswered = userRef });
        }

        if (to.LoginId is { } login)
        {
            request.World.Threads.Change(to.Person, thread => thread with { LetInAt = null, UnansweredLogin = login });
        }

        if (attachmentId is not null)
        {
            answer["attachment_id"] = attachmentId;
        }

        return answer;
    }

    /// <summary>The message as the person sees it: a utility message as its template makes it.</summary>
    private static JsonObject Shown(GraphRequest request, JsonObject message)
    {
        var payload = new Param(message, "message")["attachment"]["payload"];
        if (payload["template_type"].Text != UtilityRules.Template || UtilityRules.Find(payload, request.World) is not { } template)
        {
            return message;
        }

        var filled = UtilityText.Fill(template, payload);
        message["attachment"]!["payload"] = filled;
        if (filled["buttons"] is JsonArray { Count: 0 })
        {
            message.Remove("attachment");
            message["text"] = filled["text"]!.DeepClone();
        }

        return message;
    }

    // Sends to a phone number, a user_ref or a login_id don't say whom they reached, since 2018-02-20.
    private static JsonObject Answer(Recipient to) => to.IsByPsid ? new() { ["recipient_id"] = to.Person.Id } : [];
}
