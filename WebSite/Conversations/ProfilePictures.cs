using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Messenger;

namespace WebSite.Conversations;

/// <summary>Loads people's pictures, from Facebook's own hosts only: the address comes from outside.</summary>
public sealed partial class ProfilePictures(HttpClient http, IOptionsMonitor<MessengerOptions> options, ILogger<ProfilePictures> logger)
{
    private const int MostBytes = 256 * 1024;

    private static readonly string[] Hosts = [".fbcdn.net", ".fbsbx.com", ".facebook.com"];

    /// <summary>The picture; null when there is none to be had, too large, or of a kind that isn't shown.</summary>
    public async Task<ProfilePicture?> LoadAsync(string address, CancellationToken cancel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || !IsFacebooks(url))
        {
            return null;
        }

        try
        {
            using var response = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (!response.IsSuccessStatusCode)
            {
                return null;
            }

            await using var stream = await response.Content.ReadAsStreamAsync(cancel);
            var bytes = new byte[MostBytes + 1];
            var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
            return length <= MostBytes && Kind(bytes.AsSpan(0, length)) is { } kind ? new() { ContentType = kind, Bytes = bytes[..length] } : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            Log.NotLoaded(logger, exception);
            return null;
        }
    }

    private bool IsFacebooks(Uri url) =>
        (url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && Hosts.Any(host => url.Host.EndsWith(host, StringComparison.Ordinal)))
        || url.GetLeftPart(UriPartial.Authority) == new Uri(options.CurrentValue.GraphUrl).GetLeftPart(UriPartial.Authority);

    /// <summary>By its first bytes, whatever the server calls it.</summary>
    private static string? Kind(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A]) ? "image/png"
        : bytes.Length > 12 && bytes[..4].SequenceEqual("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : null;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A person's picture could not be loaded.")]
        public static partial void NotLoaded(ILogger logger, Exception exception);
    }
}
