using System.Net.Http.Headers;
using System.Text;
using WebSite.Sandbox.Faults;
using WebSite.Sandbox.State;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Deliveries;

/// <summary>Posts a delivery to the webhook once, signed, and notes what came of it.</summary>
internal sealed class WebhookClient : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private const int AnswerKept = 4096;

    private readonly HttpClient _http = WebsiteClient.New(Timeout.InfiniteTimeSpan);

    public void Dispose() => _http.Dispose();

    /// <summary>A new attempt: the same events under a new <c>entry.time</c>.</summary>
    public Task<DeliveryAttempt> SendAsync(SandboxWorld world, Delivery delivery, Uri webhook, CancellationToken cancellationToken)
    {
        var whole = WireBody.Write(delivery, world);
        var headers = Headers(whole, world, delivery);
        var isCut = world.Faults.Strike(FaultKind.Truncate, delivery.Kind) is not null;
        if (isCut)
        {
            delivery.NoteFault(FaultKind.Truncate);
        }

        return PostAsync(world, delivery, webhook, Encoding.ASCII.GetString(isCut ? whole[..(whole.Length / 2)] : whole), headers, cancellationToken);
    }

    /// <summary>The last attempt once more, byte for byte.</summary>
    public Task<DeliveryAttempt> ResendAsync(SandboxWorld world, Delivery delivery, Uri webhook, CancellationToken cancellationToken) =>
        delivery.Attempts is [.., var last]
            ? PostAsync(world, delivery, webhook, last.Body, last.Headers, cancellationToken)
            : SendAsync(world, delivery, webhook, cancellationToken);

    private static Dictionary<string, string> Headers(byte[] body, SandboxWorld world, Delivery delivery)
    {
        bool Strikes(FaultKind kind)
        {
            var strikes = world.Faults.Strike(kind, delivery.Kind) is not null;
            if (strikes)
            {
                delivery.NoteFault(kind);
            }

            return strikes;
        }

        var secret = Strikes(FaultKind.WrongSignature) ? "demo-wrong-secret"
            : Strikes(FaultKind.OldSecret) ? world.Options.OldAppSecret
            : world.Options.AppSecret;
        var headers = new Dictionary<string, string>
        {
            ["Content-Type"] = "application/json",
            ["User-Agent"] = "facebookexternalua",
            ["X-Hub-Signature"] = WireSignature.Sha1(secret, body),
        };

        if (!Strikes(FaultKind.Sha1Only))
        {
            headers["X-Hub-Signature-256"] = WireSignature.Sha256(secret, body);
        }

        return headers;
    }

    private async Task<DeliveryAttempt> PostAsync(SandboxWorld world, Delivery delivery, Uri webhook, string body, IReadOnlyDictionary<string, string> headers, CancellationToken cancellationToken)
    {
        var sentAt = world.Clock.GetUtcNow();
        var started = world.Clock.Real.GetTimestamp();
        int? answer = null;
        string? answerBody = null;
        string? error = null;

        // The machine's time: a jump of the world's doesn't make a webhook slow.
        using var limit = new CancellationTokenSource(Patience, world.Clock.Real);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var request = Request(webhook, body, headers);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            answer = (int)response.StatusCode;
            answerBody = await ReadAsync(response, either.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // A 200 whose body breaks off is no answer.
            answer = null;
            error = e.Message;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            answer = null;
            error = $"No answer within {Patience.TotalSeconds:0} seconds.";
        }

        var took = world.Clock.Real.GetElapsedTime(started);
        return world.Deliveries.Record(delivery, new(0, sentAt, webhook, body, headers, answer, answerBody, error, took));
    }

    private static HttpRequestMessage Request(Uri webhook, string body, IReadOnlyDictionary<string, string> headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, webhook) { Content = new ByteArrayContent(Encoding.ASCII.GetBytes(body)) };
        foreach (var (name, value) in headers)
        {
            if (name == "Content-Type")
            {
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            }
            else
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = new byte[AnswerKept];
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, read);
    }
}
