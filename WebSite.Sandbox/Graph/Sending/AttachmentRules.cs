namespace WebSite.Sandbox.Graph.Sending;

/// <summary>What may be attached: a template, or something by address, by id or as an uploaded file.</summary>
internal static class AttachmentRules
{
    public const string File = "filedata";

    private const int LargestFile = 25 * 1024 * 1024;

    private static readonly string[] Types = ["image", "audio", "video", "file", "template"];

    public static GraphError? WhyNot(Param attachment, GraphRequest request) =>
        attachment.IsMissing ? null
        : attachment.NeedObject()
            ?? attachment["type"].NeedOneOf(Types)
            ?? (attachment["type"].Text == "template" ? TemplateRules.WhyNot(attachment["payload"], request) : WhyNotMedia(attachment["payload"], request));

    private static GraphError? WhyNotMedia(Param payload, GraphRequest request)
    {
        var ways = new[] { !payload["url"].IsMissing, !payload["attachment_id"].IsMissing, request.Files.Any(file => file.Field == File) };
        return payload.MayObject()
            ?? (ways.Count(way => way) == 1 ? null : payload.Wrong($"given with exactly one of url, attachment_id and an uploaded {File}"))
            ?? payload["url"].MayUrl()
            ?? (request.Files.Any(file => file.Bytes.Length > LargestFile) ? GraphError.Parameter("Attachment size exceeds allowable limit", 2018109) : null);
    }
}
