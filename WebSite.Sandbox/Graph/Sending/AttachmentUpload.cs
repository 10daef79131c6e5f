using System.Text.Json.Nodes;

namespace WebSite.Sandbox.Graph.Sending;

/// <summary><c>POST me/message_attachments</c>: something to send later, by its id.</summary>
internal static class AttachmentUpload
{
    public static GraphAnswer Run(GraphRequest request)
    {
        var attachment = request["message"]["attachment"];
        if ((attachment.NeedObject() ?? (attachment["type"].Text == "template" ? attachment["type"].Wrong("one of {image, audio, video, file}") : null)
            ?? AttachmentRules.WhyNot(attachment, request)) is { } wrong)
        {
            return wrong;
        }

        // Uploaded only to be used again, whether that was said or not.
        var message = request["message"].Node!.DeepClone().AsObject();
        if (message["attachment"]!["payload"] is not JsonObject payload)
        {
            message["attachment"]!["payload"] = payload = [];
        }

        payload["is_reusable"] = true;
        var (id, error) = SentAttachment.Keep(request, message);
        return error is not null ? error : new JsonObject { ["attachment_id"] = id ?? payload["attachment_id"]?.DeepClone() };
    }
}
