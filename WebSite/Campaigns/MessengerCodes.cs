using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using WebSite.Messenger;
using WebSite.Messenger.Graph;

namespace WebSite.Campaigns;

/// <summary>
/// Makes Messenger Codes where Facebook still answers: Graph versions before v4.0, until 29 October 2019, and the sandbox. Its address of the
/// picture expires, so the picture is fetched at once. Source: <c>messenger-platform.md</c> 7.4.
/// </summary>
public sealed class MessengerCodes(GraphClient graph, HttpClient http, IOptionsMonitor<MessengerOptions> options)
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
        return reply.Fault is { } fault ? MessengerCode.Not(Why(fault))
            : Uri.TryCreate(reply["uri"], UriKind.Absolute, out var address) && IsTrusted(address) ? await FetchAsync(address, cancel)
            : MessengerCode.Not("Facebook answered without the address of a picture. Use the QR code.");
    }

    private static string Why(GraphFault fault) => fault.Kind switch
    {
        GraphFaultKind.Refused => $"Facebook makes no Messenger Codes any more: they ended in 2019, and the QR code replaced them. It said: {fault.Message}",
        GraphFaultKind.Token => $"Facebook can't be asked with the Page's token. {fault.Message}",
        GraphFaultKind.NotPermitted => $"The app may not do this for the Page. Facebook said: {fault.Message}",
        _ => $"No code was made; try again later, or use the QR code. {fault.Message}",
    };

    /// <summary>Over https, or from where the Graph API itself is: the sandbox.</summary>
    private bool IsTrusted(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (Uri.TryCreate(options.CurrentValue.GraphUrl, UriKind.Absolute, out var home) && home.Authority == address.Authority && home.Scheme == address.Scheme);

    private async Task<MessengerCode> FetchAsync(Uri address, CancellationToken cancel)
    {
        try
        {
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (!response.IsSuccessStatusCode)
            {
                return MessengerCode.Not($"Facebook made the code, but answered {(int)response.StatusCode} instead of its picture. Try again.");
            }

            await using var stream = await response.Content.ReadAsStreamAsync(cancel);
            var bytes = new byte[LargestPicture + 1];
            var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
            return length > LargestPicture ? MessengerCode.Not("The code's picture is larger than 4 MB. Use the QR code.")
                : !bytes.AsSpan(0, length).StartsWith(PngReader.Signature) ? MessengerCode.Not("What came as the code's picture is no PNG. Use the QR code.")
                : new(bytes.AsMemory(0, length), null);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return MessengerCode.Not("Facebook made the code, but its picture couldn't be fetched. Try again.");
        }
    }
}

/// <summary>A Messenger Code's picture, or why there is none.</summary>
/// <param name="Png">The file.</param>
/// <param name="Fault">A sentence for the merchant.</param>
public sealed record MessengerCode(ReadOnlyMemory<byte>? Png, string? Fault)
{
    internal static MessengerCode Not(string why) => new(null, why);
}
