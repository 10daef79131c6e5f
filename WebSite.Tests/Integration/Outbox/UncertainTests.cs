using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using WebSite.Benchmarks.Reliability;
using WebSite.Model;
using WebSite.Outbox;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Outbox;

/// <summary>What can't be known is said to be uncertain, and nothing goes twice.</summary>
public class UncertainTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_without_an_answer_is_uncertain_and_its_echo_settles_it()
    {
        await using var graph = await GraphStub.StartAsync();
        graph.OnSend = GraphStub.HangUp;
        await using var site = new SiteHost(graph.SiteSettings);
        await site.DeliverAsync(Payload.Event(""" "message":{"mid":"m_1","text":"Hello"} """, Payload.Now));
        await site.UntilAsync(db => db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Uncertain, Cancel));
        var sent = Assert.Single(graph.Sends);

        // It had arrived after all: Facebook's echo carries the mark that the site put on it.
        var mark = JsonNode.Parse(sent.Body)!["message"]!["metadata"]!.GetValue<string>();
        await site.DeliverAsync(Echo(mark));
        await site.UntilAsync(db => db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Sent && m.Mid == "m_2", Cancel));
        Assert.Single(graph.Sends);
    }

    [Fact]
    public async Task An_echo_that_comes_before_the_answer_settles_the_message_too()
    {
        await using var graph = await GraphStub.StartAsync();
        await using var site = new SiteHost(graph.SiteSettings);
        graph.OnSend = async http =>
        {
            var mark = JsonNode.Parse(graph.Sends.Last().Body)!["message"]!["metadata"]!.GetValue<string>();
            await site.DeliverAsync(Echo(mark));
            http.Abort();
        };
        await site.DeliverAsync(Payload.Event(""" "message":{"mid":"m_1","text":"Hello"} """, Payload.Now));
        await site.UntilAsync(db => db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Sent && m.Mid == "m_2", Cancel));

        // The broken connection that follows changes nothing.
        await site.DeliverAsync(Payload.Event(""" "message":{"mid":"m_3","text":"Hello?"} """, Payload.Now));
        Assert.Equal(OutboxState.Sent, (await site.ReadAsync(db => db.OutboxMessages.SingleAsync(Cancel))).State);
    }

    [Fact]
    public async Task A_gateways_error_page_is_no_answer()
    {
        await using var graph = await GraphStub.StartAsync();
        graph.OnSend = http =>
        {
            http.Response.StatusCode = (int)HttpStatusCode.BadGateway;
            return http.Response.WriteAsync("<html>Bad gateway</html>");
        };
        await using var site = new SiteHost(graph.SiteSettings);
        await site.DeliverAsync(Payload.Event(""" "message":{"mid":"m_1","text":"Hello"} """, Payload.Now));
        await site.UntilAsync(db => db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Uncertain, Cancel));
        Assert.Single(graph.Sends);
    }

    [Fact]
    public async Task What_never_left_is_tried_again()
    {
        var clock = new ManualClock();
        using var graph = new LateServer("""{"recipient_id":"1","message_id":"m_9"}""");
        await using var site = new SiteHost([KeyValuePair.Create("Messenger:GraphUrl", (string?)graph.Address.AbsoluteUri), KeyValuePair.Create("Messenger:PageAccessToken", (string?)"t")], clock);
        await site.DeliverAsync(Payload.Event(""" "message":{"mid":"m_1","text":"Hello"} """, clock.GetUtcNow().ToUnixTimeMilliseconds()));
        await site.UntilAsync(db => db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Waiting && m.Attempts == 1 && m.Why!.Contains("reached"), Cancel));
        Assert.InRange((await site.OutboxAsync()).Single().DueAt - clock.GetUtcNow(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));

        graph.Open();
        await site.SoonAsync(async db =>
        {
            if (!await db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Sending, Cancel))
            {
                clock.Advance(TimeSpan.FromSeconds(1)); // It stands still while anything is on its way over the wire.
            }

            return await db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Sent && m.Mid == "m_9", Cancel);
        });
        Assert.InRange((await site.OutboxAsync()).Single().Attempts, 2, OutboxOutcome.MaxAttempts);
        Assert.Equal(1, graph.Posts);
    }

    [Fact]
    public async Task A_site_killed_between_send_and_answer_sends_nothing_twice()
    {
        using var folder = new TempFolder();
        var database = folder.File("site.db");
        await using var graph = await GraphStub.StartAsync();
        graph.OnSend = graph.SayNothing;
        await using (var process = await SiteProcess.StartAsync(database, graph.SiteSettings.Select(s => KeyValuePair.Create(s.Key.Replace(":", "__", StringComparison.Ordinal), s.Value!)), cancel: Cancel))
        {
            using var http = new HttpClient { BaseAddress = process.Address };
            using var answer = await http.PostAsync(Payload.Delivery(Payload.Event(""" "message":{"mid":"m_1","text":"Hello"} """, Payload.Now)));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            using var limit = new CancellationTokenSource(Patience.Most);
            while (graph.Sends.IsEmpty)
            {
                await Task.Delay(20, limit.Token);
            }

            await process.KillAsync();
        }

        graph.OnSend = http => http.Response.WriteAsync("""{"message_id":"m_2"}""");
        var clock = new ManualClock();
        clock.Advance(TimeSpan.FromMinutes(2));
        await using var site = new SiteHost(graph.SiteSettings, clock, database);
        await site.UntilAsync(db => db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Uncertain && m.Why!.Contains("No answer was noted"), Cancel));
        Assert.Single(graph.Sends);
    }

    [Fact]
    public async Task Every_call_proves_that_the_site_knows_the_secret_and_no_address_holds_the_token()
    {
        await using var graph = await GraphStub.StartAsync();
        await using var site = new SiteHost(graph.SiteSettings);
        await site.DeliverAsync(Payload.Event(""" "message":{"mid":"m_1","text":"Hello"} """, Payload.Now));
        await site.UntilAsync(db => db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Sent, Cancel));

        var call = Assert.Single(graph.Sends);
        var proof = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Settings.Secret), "a-token-of-the-tests"u8.ToArray()));
        Assert.Equal(("?appsecret_proof=" + proof, "Bearer a-token-of-the-tests"), (call.Query, call.Authorization));
    }

    private static string Echo(string mark) => $$"""
        {"sender":{"id":"{{Settings.PageId}}"},"recipient":{"id":"{{Payload.Alice}}"},"timestamp":{{Payload.Now}},
         "message":{"is_echo":true,"app_id":{{Settings.AppId}},"metadata":"{{mark}}","mid":"m_2","text":"x"} }
        """;
}
