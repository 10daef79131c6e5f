using System.Net;
using System.Text;
using Messenger.AspNetCore.Tests.Support;
using WebSite.Benchmarks.Processes;
using WebSite.Benchmarks.Reliability;

namespace WebSite.Tests.Integration.Reliability;

/// <summary>The site in a process of its own, and what memory it holds.</summary>
public sealed class MemoryTests : IDisposable
{
    private const int Bodies = 400;

    /// <summary>16 MB of new objects until the garbage collector runs: by itself it goes by the processor's cache, which differs.</summary>
    private static readonly Dictionary<string, string> SmallHeap = new() { ["DOTNET_GCgen0size"] = "0x1000000" };

    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(2) };
    private readonly byte[] _body = Body();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Four_hundred_bodies_of_a_mebibyte_that_end_together_cost_less_than_half_of_what_they_weigh()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux tells in /proc what memory a process holds.");
        await using var site = await SiteProcess.StartAsync(_folder.File("site.db"), SmallHeap, cancel: Cancel);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(site.Webhook, new ByteArrayContent(_body), isSigned: true));
        var before = Usage.Memory(site.Id);

        using CountdownEvent toSend = new(Bodies);
        TaskCompletionSource end = new();
        var posts = Enumerable.Range(0, Bodies).Select(n => PostAsync(site.Webhook, new HeldContent(_body, toSend, end.Task), isSigned: n % 2 == 0)).ToArray();
        await UntilReadAsync(toSend, site.Webhook.Port);
        end.SetResult();
        var answers = await Task.WhenAll(posts);

        // Who finds no room is told to come again, and the platform does.
        Assert.All(answers, answer => Assert.True(answer is HttpStatusCode.OK or HttpStatusCode.Unauthorized or HttpStatusCode.ServiceUnavailable, $"{answer}"));
        Assert.InRange(Usage.PeakMemory(site.Id) - before, 0, Bodies / 2);
    }

    [Fact]
    public async Task Two_hundred_bodies_of_a_mebibyte_at_once_are_all_answered()
    {
        await using var site = await SiteProcess.StartAsync(_folder.File("site.db"), cancel: Cancel);

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => PostAsync(site.Webhook, new ByteArrayContent(_body), isSigned: n % 2 == 0)));

        Assert.Equal((100, 100), (answers.Count(a => a == HttpStatusCode.OK), answers.Count(a => a == HttpStatusCode.Unauthorized)));
    }

    /// <summary>A mebibyte, of which next to nothing is stored.</summary>
    private static byte[] Body()
    {
        const string Start = """{"object":"page","entry":[{"messaging":[{"message":"TEST_MESSAGE"}]}],"x":"a""";
        return Encoding.UTF8.GetBytes(Start + new string('a', (1024 * 1024) - Start.Length - 2) + "\"}");
    }

    private async Task<HttpStatusCode> PostAsync(Uri webhook, HttpContent content, bool isSigned)
    {
        using var request = Clicks.Request(webhook, _body, Clicks.Sign(isSigned ? _body : [1]));
        request.Content = content;
        using var response = await _http.SendAsync(request, Cancel);
        return response.StatusCode;
    }

    /// <summary>Until all are sent but for their ends, and the site reads no more of them.</summary>
    private static async Task UntilReadAsync(CountdownEvent toSend, int port)
    {
        for (var (unread, quiet) = (0L, 0); !toSend.IsSet || quiet < 3;)
        {
            await Task.Delay(100, Cancel);
            var now = Usage.Unread(port);
            (unread, quiet) = (now, now == unread ? quiet + 1 : 0);
        }
    }

    /// <summary>Sends all but the last byte, and that one when it may.</summary>
    private sealed class HeldContent(byte[] body, CountdownEvent toSend, Task end) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(body.AsMemory(0, body.Length - 1), Cancel);
            await stream.FlushAsync(Cancel);
            toSend.Signal();
            await end.WaitAsync(Cancel);
            await stream.WriteAsync(body.AsMemory(body.Length - 1), Cancel);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }
}
