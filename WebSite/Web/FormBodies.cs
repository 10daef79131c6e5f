using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using Messenger.AspNetCore.Hosting;
using Messenger.AspNetCore.Webhook;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace WebSite.Web;

/// <summary>
/// Reads a request's whole body before anything else is done for it, within limits of size, rate and time: whoever sends slowly holds
/// nothing but their own connection. The webhook, which stands before, draws its own lines.
/// </summary>
internal static partial class FormBodies
{
    /// <summary>The most that a form may have, in bytes. The longest that the site draws has a tenth of it.</summary>
    public const int Max = 64 * 1024;

    /// <summary>However steadily the bytes come.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>After three seconds, a kibibyte for each second so far: a form of a kilobyte gets through the slowest of phones.</summary>
    private static readonly MinDataRate Slowest = new(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(3));

    private static readonly object Done = new();

    public static void UseFormBodies(this WebApplication app)
    {
        var strangers = app.Services.GetRequiredService<StrangerLog>();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(FormBodies));
        var time = app.Services.GetRequiredService<TimeProvider>();
        app.Use((http, next) => ReadFirstAsync(http, next, time, strangers, logger));
    }

    private static async Task ReadFirstAsync(HttpContext http, RequestDelegate next, TimeProvider time, StrangerLog strangers, ILogger logger)
    {
        // An error page that stands in for another comes by here a second time.
        // A form with files waits until it is known who sends it.
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody is not true || !http.Items.TryAdd(Done, null) || Uploads.IsOne(http.Request))
        {
            await next(http);
            return;
        }

        var (bytes, status) = await ReadAsync(http, time);
        http.Request.Body = bytes is null ? Stream.Null : new MemoryStream(bytes, writable: false);
        if (bytes is not null)
        {
            await next(http);
            return;
        }

        strangers.Count(logger, Log.Refused, status.ToString(CultureInfo.InvariantCulture));
        http.Response.StatusCode = status;
        http.LeaveBody();
    }

    /// <summary>The bytes, or the status that says why not.</summary>
    private static async Task<(byte[]? Bytes, int Status)> ReadAsync(HttpContext http, TimeProvider time)
    {
        if (http.Request.ContentLength > Max)
        {
            return (null, StatusCodes.Status413PayloadTooLarge);
        }

        http.Request.AskForSpeed(Slowest);
        using CancellationTokenSource limit = new(Longest, time);
        using var stop = http.Request.BodyReader.StopWhen(limit.Token);
        try
        {
            return await ReadAsync(http.Request.BodyReader);
        }
        catch (BadHttpRequestException exception)
        {
            return (null, exception.StatusCode);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            return (null, http.RequestAborted.IsCancellationRequested ? StatusCodes.Status499ClientClosedRequest : StatusCodes.Status408RequestTimeout);
        }
    }

    private static async Task<(byte[]? Bytes, int Status)> ReadAsync(PipeReader body)
    {
        while (true)
        {
            var read = await body.ReadAsync();
            if (read.IsCanceled)
            {
                body.AdvanceTo(read.Buffer.Start);
                return (null, StatusCodes.Status408RequestTimeout);
            }

            if (read.Buffer.Length > Max)
            {
                body.AdvanceTo(read.Buffer.End);
                return (null, StatusCodes.Status413PayloadTooLarge);
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                body.AdvanceTo(read.Buffer.End);
                return (bytes, StatusCodes.Status200OK);
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Forms that were refused before they were read, being too large or too slow, or breaking off: {Count}, answered {Status}.")]
        public static partial void Refused(ILogger logger, long count, string status);
    }
}
