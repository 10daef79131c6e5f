using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;

namespace WebSite.Web;

/// <summary>
/// Streams of server-sent events as they survive proxies: told not to be held back or changed, with a first event at once, and a beat
/// at least every <see cref="BeatEvery"/>. A page that hears none knows that the stream is held back, and asks instead (docs/deployment.md).
/// </summary>
internal static class LiveStream
{
    /// <summary>The name of the event that says only that the stream lives. (A comment would do for proxies, but pages don't see comments.)</summary>
    public const string Beat = "beat";

    /// <summary>wwwroot/js/live/follow.js gives a stream up that is silent for more than twice as long.</summary>
    public static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(5);

    /// <summary>When a stream ends, the browser opens the next after this: sooner than the page takes it for held back.</summary>
    private static readonly TimeSpan OpenAgain = TimeSpan.FromSeconds(1);

    /// <summary>Sends what <paramref name="news"/> yields, with beats between, until it ends.</summary>
    public static ServerSentEventsResult<string> Of(HttpContext http, IAsyncEnumerable<SseItem<string>> news, TimeProvider time)
    {
        // At the last moment, for the result sets headers of its own.
        http.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            headers.CacheControl = "no-store, no-transform";
            headers["X-Accel-Buffering"] = "no";
            return Task.CompletedTask;
        }, http);
        return TypedResults.ServerSentEvents(WithBeatsAsync(news, time, http.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<string>> WithBeatsAsync(
        IAsyncEnumerable<SseItem<string>> news, TimeProvider time, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return new("", Beat) { ReconnectionInterval = OpenAgain };
        await using var source = news.GetAsyncEnumerator(cancel);
        var next = source.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                if (await ComesAsync(next, time, cancel))
                {
                    if (!await next)
                    {
                        yield break;
                    }

                    yield return source.Current;
                    next = source.MoveNextAsync().AsTask();
                }
                else
                {
                    yield return new("", Beat);
                }
            }
        }
        finally
        {
            // It may not be disposed of while it is at work; the request's end has ended that.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<bool> ComesAsync(Task next, TimeProvider time, CancellationToken cancel)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var first = await Task.WhenAny(next, Task.Delay(BeatEvery, time, ended.Token));
        await ended.CancelAsync(); // The delay is done with.
        cancel.ThrowIfCancellationRequested();
        return first == next;
    }
}
