using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph;

/// <summary>An uploaded attachment as a file. The uploader says its type, and the address is the sandbox's own: nothing in it may run.</summary>
internal static class AttachmentFile
{
    private const string Anything = "application/octet-stream";

    private static readonly string[] Shown =
    [
        "image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/wav", "video/mp4",
        "video/quicktime", "video/webm",
    ];

    /// <summary>Pictures, sound and films are shown; everything else is saved.</summary>
    public static IResult Serve(string id, SandboxWorld world, HttpResponse response)
    {
        if (world.Attachments.Find(id) is not { Bytes: { } bytes } kept)
        {
            return TypedResults.NotFound();
        }

        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";
        return Array.Find(Shown, type => type.Equals(kept.ContentType, StringComparison.OrdinalIgnoreCase)) is { } shown
            ? TypedResults.Bytes(bytes, shown)
            : TypedResults.Bytes(bytes, Anything, id);
    }
}
