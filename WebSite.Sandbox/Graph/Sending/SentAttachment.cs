using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph.Sending;

/// <summary>Keeps what is uploaded or to be used again, and finds it again.</summary>
internal static class SentAttachment
{
    /// <summary>Gives the message's attachment an address, whichever way it came, and an id where it asked for one.</summary>
    public static (string? Id, GraphError? Error) Keep(GraphRequest request, JsonObject message)
    {
        if (message["attachment"] is not JsonObject attachment || new Param(attachment, "")["type"].Text is not { } type || type == "template")
        {
            return (null, null);
        }

        var payload = attachment["payload"] as JsonObject ?? [];
        attachment["payload"] = payload.Parent is null ? payload : payload.DeepClone();
        payload = attachment["payload"]!.AsObject();
        var attachments = request.World.Attachments;
        var asked = new Param(payload, "message[attachment][payload]");
        if (asked["attachment_id"].Text is { } id)
        {
            if (attachments.Find(id) is not { } known || known.Type != type)
            {
                return (null, GraphError.Parameter($"The attachment {id} is no {type} of this Page", 2018074));
            }

            payload["url"] = known.Url;
            return (null, null);
        }

        if (request.Files.FirstOrDefault(file => file.Field == AttachmentRules.File) is { } file)
        {
            var kept = attachments.Add(each => new Attachment(each, type, $"{Url(request, each)}") { Bytes = file.Bytes, ContentType = file.Type });
            payload["url"] = kept.Url;
            return (asked["is_reusable"].IsTrue ? kept.Id : null, null);
        }

        return (asked["is_reusable"].IsTrue ? attachments.Add(each => new(each, type, asked["url"].Text!)).Id : null, null);
    }

    private static string Url(GraphRequest request, string id) => new Uri(request.Origin, $"/attachments/{request.World.Id}/{id}").AbsoluteUri;
}
