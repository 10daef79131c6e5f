using WebSite.Sandbox.Rules;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph.Sending;

/// <summary>The shape of a send, before it is looked at whom it goes to.</summary>
internal static class SendRules
{
    private static readonly string[] Actions = ["typing_on", "typing_off", "mark_seen"];

    private static readonly string[] Notifications = ["REGULAR", "SILENT_PUSH", "NO_PUSH"];

    /// <summary>Null when the send has the right shape.</summary>
    public static GraphError? WhyNot(GraphRequest request) =>
        Recipients.WhyNot(request["recipient"])
        ?? WhyNotContent(request)
        ?? WhyNotType(request)
        ?? UtilityRules.WhyNotTogether(request)
        ?? request["notification_type"].MayOneOf(Notifications)
        ?? WhyNotPersona(request);

    private static GraphError? WhyNotContent(GraphRequest request) => (request["message"], request["sender_action"]) switch
    {
        ({ IsMissing: false }, { IsMissing: false }) => GraphError.Parameter("Cannot send message and sender action (such as typing) at the same time", 2018014),
        ({ IsMissing: true }, { IsMissing: true } or { Text: "" }) => request["message"].Missing,
        ({ IsMissing: true }, var action) => action.MayOneOf(Actions),
        (var message, _) => MessageRules.WhyNot(message, request),
    };

    private static GraphError? WhyNotType(GraphRequest request)
    {
        var type = request["messaging_type"];
        var tag = request["tag"];
        if (type.IsMissing && request["sender_action"].IsMissing && !request.IsBefore(3))
        {
            // The documentation asks for it since May 2018; Facebook's own samples are let through without.
            request.World.Journal.Add(JournalKind.Warning, "graph", "me/messages without messaging_type: say RESPONSE, UPDATE or MESSAGE_TAG.");
        }

        return type.MayOneOf(MessageTypes.At(request.Now)) ?? (type.Text == MessageTypes.Tag ? tag.NeedText() : null) ?? WhyNotTag(tag, request);
    }

    private static GraphError? WhyNotTag(Param tag, GraphRequest request)
    {
        var now = request.Now;
        return MessageTags.Find(tag.Text, now) is { } found
            ? found.Template is { } only && request["message"]["attachment"]["payload"]["template_type"].Text != only
                ? tag.Wrong($"{tag.Text} only for the template {only}")
                : null
            : MessageTags.IsOver(tag.Text, now) ? GraphErrors.TagIsOver
            : tag.MayOneOf([.. MessageTags.At(now).Select(each => each.Name)]);
    }

    private static GraphError? WhyNotPersona(GraphRequest request)
    {
        var persona = request["persona_id"];
        return persona.IsMissing || request.World.Personas.Find(persona.Text) is not null ? null : persona.Wrong("the id of a persona of this Page");
    }
}
