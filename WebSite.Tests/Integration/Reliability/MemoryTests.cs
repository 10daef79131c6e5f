using System.Net;
using System.Text;
using Messenger.AspNetCore.Tests.Support;
using WebSite.Benchmarks.Processes;
using WebSite.Benchmarks.Reliability;

namespace WebSite.Tests.Integration.Reliability;

/// <summary>The site in a process of its own, and what memory it holds.</summary>
public class MemoryTests
{
    private const int Bodies = 200;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hundred_bodies_of_a_mebibyte_at_once_are_answered_in_the_memory_of_a_few()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux tells in /proc what memory a process holds.");
        using var folder = new TempFolder();
        await using var site = await SiteProcess.StartAsync(folder.File("site.db"), cancel: Cancel);
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };
        var body = Body();
        Assert.Equal(HttpStatusCode.OK, await PostAsync(http, site.Webhook, body, Clicks.Sign(body)));
        var before = Usage.Memory(site.Id);

        var right = Clicks.Sign(body);
        var wrong = Clicks.Sign("x"u8.ToArray());
        var answers = await Task.WhenAll(Enumerable.Range(0, Bodies).Select(n => PostAsync(http, site.Webhook, body, n % 2 == 0 ? right : wrong)));

        Assert.Equal((Bodies / 2, Bodies / 2), (answers.Count(a => a == HttpStatusCode.OK), answers.Count(a => a == HttpStatusCode.Unauthorized)));
        var most = Usage.PeakMemory(site.Id) - before;
        Assert.True(most < 150, $"It held {most:N0} MB more than before.");
    }

    /// <summary>A mebibyte, of which next to nothing is stored.</summary>
    private static byte[] Body()
    {
        const string Start = """{"object":"page","entry":[{"messaging":[{"message":"TEST_MESSAGE"}]}],"x":"a""";
        return Encoding.UTF8.GetBytes(Start + new string('a', (1024 * 1024) - Start.Length - 2) + "\"}");
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, Uri webhook, byte[] body, string signature)
    {
        using var request = Clicks.Request(webhook, body, signature);
        using var response = await http.SendAsync(request, Cancel);
        return response.StatusCode;
    }
}
