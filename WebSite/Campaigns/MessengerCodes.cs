using System.Text.Json.Nodes;
using Messenger.AspNetCore.Graph;
using WebSite.Model;

namespace WebSite.Campaigns;

/// <summary>
/// Makes Messenger Codes where Facebook still answers: Graph versions before v4.0, until 29 October 2019. Its address of the
/// picture expires, so the picture is fetched at once. Source: <c>docs/platform.md</c>, Codes.
/// </summary>
public sealed class MessengerCodes(GraphClient graph, FacebookPictures pictures)
{
    private const string Edge = "v3.3/me/messenger_codes";
    private const int LargestPicture = 4 * 1024 * 1024;

    /// <summary>Asks for one.</summary>
    /// <param name="key">What it passes through as its ref.</param>
    /// <param name="size">Width and height in pixels, 100 to 2000.</param>
    /// <param name="cancel">Stops it: an <see cref="OperationCanceledException"/>.</param>
    public async Task<MessengerCode> MakeAsync(string key, int size, CancellationToken cancel)
    {
        var reply = await graph.PostAsync(Edge, new JsonObject { ["type"] = "standard", ["data"] = new JsonObject { ["ref"] = key }, ["image_size"] = size }, cancel);
        return reply.Fault is { } fault ? MessengerCode.Not($"No code was made. {fault.Why()} Messenger Codes ended in 2019, and the QR code replaced them.")
            : await FetchAsync(reply["uri"], cancel);
    }

    private async Task<MessengerCode> FetchAsync(string? address, CancellationToken cancel)
    {
        var picture = await pictures.LoadAsync(address, LargestPicture, cancel);
        return picture switch
        {
            { Kind: "image/png" } => new(picture.Bytes, null),
            { Fault: PictureFault.Foreign } => MessengerCode.Not("Facebook answered without the address of a picture. Use the QR code."),
            { Fault: PictureFault.Unreachable } => MessengerCode.Not("Facebook made the code, but its picture couldn't be fetched. Try again."),
            { Fault: PictureFault.TooLarge } => MessengerCode.Not("The code's picture is larger than 4 MB. Use the QR code."),
            _ => MessengerCode.Not("What came as the code's picture is no PNG. Use the QR code."),
        };
    }
}

/// <summary>A Messenger Code's picture, or why there is none.</summary>
/// <param name="Png">The file.</param>
/// <param name="Fault">A sentence for the merchant.</param>
public sealed record MessengerCode(ReadOnlyMemory<byte>? Png, string? Fault)
{
    internal static MessengerCode Not(string why) => new(null, why);
}
