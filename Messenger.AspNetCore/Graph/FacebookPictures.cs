using Messenger.AspNetCore.Configuration;
using Microsoft.Extensions.Options;

namespace Messenger.AspNetCore.Graph;

/// <summary>
/// Loads pictures whose addresses Facebook gave, from Facebook's own hosts only and from where the Graph API itself is (the sandbox): else
/// whoever can write an address into an answer could have the site fetch anything.
/// </summary>
public sealed partial class FacebookPictures(HttpClient http, IOptionsMonitor<MessengerOptions> options, ILogger<FacebookPictures> logger)
{
    private static readonly string[] Hosts = [".fbcdn.net", ".fbsbx.com", ".facebook.com"];

    /// <summary>The picture: JPEG, PNG or WebP.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="mostBytes">Larger ones are not taken.</param>
    /// <param name="cancel">Stops it: an <see cref="OperationCanceledException"/>.</param>
    public async Task<FacebookPicture> LoadAsync(string? address, int mostBytes, CancellationToken cancel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || !IsFacebooks(url))
        {
            return FacebookPicture.Not(PictureFault.Foreign);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(http.Timeout); // Which covers the head alone.
        try
        {
            using var response = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (!response.IsSuccessStatusCode)
            {
                Log.Refused(logger, (int)response.StatusCode);
                return FacebookPicture.Not(PictureFault.Unreachable);
            }

            var bytes = await AnswerBytes.ReadAsync(response.Content, mostBytes + 1, limit.Token);
            return bytes.Length > mostBytes ? FacebookPicture.Not(PictureFault.TooLarge)
                : PictureKind.Of(bytes.Span) is { } kind ? new(bytes.ToArray(), kind, null)
                : FacebookPicture.Not(PictureFault.NoPicture);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            Log.NotLoaded(logger, exception);
            return FacebookPicture.Not(PictureFault.Unreachable);
        }
    }

    private bool IsFacebooks(Uri url) =>
        (url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && Hosts.Any(host => url.Host.EndsWith(host, StringComparison.Ordinal)))
        || url.GetLeftPart(UriPartial.Authority) == new Uri(options.CurrentValue.GraphUrl).GetLeftPart(UriPartial.Authority);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A picture of Facebook's could not be loaded.")]
        public static partial void NotLoaded(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Information, "Facebook answered {Status} instead of a picture.")]
        public static partial void Refused(ILogger logger, int status);
    }
}

/// <summary>A picture, or why there is none.</summary>
/// <param name="Bytes">The file; empty when there is none.</param>
/// <param name="Kind">As <see cref="PictureKind"/> says; empty when there is none.</param>
/// <param name="Fault">Null when there is one.</param>
public sealed record FacebookPicture(byte[] Bytes, string Kind, PictureFault? Fault)
{
    internal static FacebookPicture Not(PictureFault fault) => new([], "", fault);
}

/// <summary>Why a picture wasn't loaded.</summary>
public enum PictureFault
{
    /// <summary>Its address isn't one of Facebook's.</summary>
    Foreign,

    /// <summary>It didn't come, or not in time, or something else came with a status that says so.</summary>
    Unreachable,

    /// <summary>It has more bytes than are taken.</summary>
    TooLarge,

    /// <summary>What came is no picture of a kind that is shown.</summary>
    NoPicture,
}
