namespace WebSite.Sandbox.Graph.Sending;

/// <summary>What a message may hold. <c>docs/platform.md</c>, Templates' limits.</summary>
internal static class MessageRules
{
    public const int LongestText = 2000;

    private const int LongestMetadata = 1000;

    private const int MostQuickReplies = 13;

    private static readonly string[] QuickReplyTypes = ["text", "location", "user_phone_number", "user_email"];

    public static GraphError? WhyNot(Param message, GraphRequest request)
    {
        var text = message["text"];
        var attachment = message["attachment"];
        return message.NeedObject()
            ?? (text.IsMissing || text.Text is "" ? (attachment.IsMissing ? GraphError.Parameter("Message cannot be empty, must provide valid attachment or text", 2018034) : null) : null)
            ?? (!text.IsMissing && !attachment.IsMissing ? GraphError.Parameter($"Only one of {text.Path} and {attachment.Path} can be sent", 2018032) : null)
            ?? text.MayText(LongestText)
            ?? AttachmentRules.WhyNot(attachment, request)
            ?? message["metadata"].MayText(LongestMetadata)
            ?? message["quick_replies"].MayList(0, MostQuickReplies, WhyNotQuickReply);
    }

    private static GraphError? WhyNotQuickReply(Param reply) =>
        reply.NeedObject()
        ?? reply["content_type"].NeedOneOf(QuickReplyTypes)
        ?? (reply["content_type"].Text == "text" ? reply["title"].NeedText(20) ?? reply["payload"].NeedText(1000) : null)
        ?? reply["image_url"].MayUrl();
}
