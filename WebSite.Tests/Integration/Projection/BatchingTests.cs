using System.Text.Json.Nodes;
using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Checkout;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Projection;

/// <summary>However events are cut into batches, they come to the same: each is taken by itself, and all together.</summary>
public sealed class BatchingTests : IAsyncDisposable
{
    private readonly SiteHost _site = new([KeyValuePair.Create("Messenger:Checkbox", (string?)"true")], services: services =>
    {
        OneBatch.NoProjector(services);
        OneBatch.NoSender(services);
    });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_receipt_for_which_there_is_no_template_goes_on_when_one_is_approved(bool isTogether, bool isApprovedFirst)
    {
        var shopper = await BuyerAsync();
        await _site.ReadAsync(db =>
        {
            db.UtilityTemplates.Add(new() { PageId = Settings.PageId, Occasion = Occasion.Receipt, Name = "receipt", Language = "en_US", Body = "b", Samples = "[]", Buttons = "[]" });
            return db.SaveChangesAsync(Cancel);
        });
        var click = Delivery(OptIn(_site.RefFor(shopper, Placement.ThankYou), DateTimeOffset.UtcNow.AddHours(-30).ToUnixTimeMilliseconds()));
        const string Approval = """
            {"field":"message_template_status_update","value":{"event":"APPROVED","message_template_id":77,"message_template_name":"receipt","message_template_language":"en_US"} }
            """;
        var approval = Envelope(Entry(Approval, time: Now, channel: "changes"));

        await TakeAsync(isTogether, isApprovedFirst ? [approval, click] : [click, approval]);

        var receipt = Assert.Single(await _site.OutboxAsync());
        Assert.Equal((Occasion.Receipt, OutboxState.Waiting), (receipt.Occasion, receipt.State));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_came_by_a_link_and_then_clicks_in_the_shoppers_browser_gets_the_receipt(bool isTogether)
    {
        var shopper = await BuyerAsync();

        await TakeAsync(isTogether, Delivery(Referral(_site.RefFor(shopper, Placement.ThankYou, door: EntryPoint.Link), At(1))), Delivery(OptIn(_site.RefFor(shopper, Placement.ThankYou), At(2))));

        Assert.Equal(OutboxState.Waiting, (await _site.OutboxAsync()).Single(m => m.Occasion == Occasion.Receipt).State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_has_answered_a_login_is_known_at_the_next(bool isTogether)
    {
        var (one, two) = (Minted.Shopper(), Minted.Shopper());
        await LogInAsync(one, 1);
        await _site.TakeStoredAsync();

        await _site.PostAsync(Delivery(Event(""" "message":{"mid":"m_1","text":"thanks"},"prior_message":{"login_id":"L"} """, At(2))));
        await (isTogether ? Task.CompletedTask : _site.TakeStoredAsync());
        await LogInAsync(two, 3);
        await _site.TakeStoredAsync();

        Assert.Equal([Alice, Alice], (await _site.OptInsAsync()).Select(o => o.Psid));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_that_an_echo_settles_and_somebody_takes_back_is_taken_back(bool isTogether)
    {
        await _site.TakeAsync(Event(""" "read":{"watermark":1} """, At(0))); // The number of the log's first event is taken: that row of Alice's has it.
        var alice = await _site.AliceAsync(alice => alice.Messages.Add(Rows.Message("1", OutboxState.Uncertain)));

        await TakeAsync(isTogether, FromPage($$""" "app_id":{{Settings.AppId}},"metadata":"outbox:{{alice.Messages[0].Id}}","mid":"m_1","text":"x" """, 1), FromPage(""" "mid":"m_1","is_deleted":true """, 2));

        var message = Assert.Single(await _site.OutboxAsync());
        Assert.Equal((OutboxState.Sent, null), (message.State, message.Text));
        Assert.NotNull(message.UnsentAt);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stop_right_after_the_first_answer_cancels_what_would_have_gone_to_the_user_ref(bool isTogether)
    {
        var userRef = await TickedAsync();

        await TakeAsync(isTogether, Delivery(FirstAnswer(userRef, timestamp: At(1))), Delivery(Event(""" "message":{"mid":"m_stop","text":"stop"} """, At(2))));

        Assert.Equal(OutboxState.Cancelled, (await _site.OutboxAsync())[0].State);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task What_went_to_a_user_ref_and_was_taken_back_is_taken_back_whoever_it_turns_out_to_be(bool isTogether, bool isUnsentFirst)
    {
        var userRef = await SentToTickAsync();
        string[] events = [FromPage(""" "mid":"m_own","is_deleted":true """, 1), Delivery(FirstAnswer(userRef, timestamp: At(2)))];

        await TakeAsync(isTogether, isUnsentFirst ? events : [.. events.Reverse()]);

        await ExpectUnsentAsync();
    }

    /// <summary>An earlier version of the site kept the event, and looked at it no more.</summary>
    [Fact]
    public async Task What_was_taken_back_long_before_the_first_answer_is_too()
    {
        var userRef = await SentToTickAsync();
        await _site.ReadAsync(db =>
        {
            db.EntryChanges.Add(new() { EventId = 1_000_000, PageId = Settings.PageId, Psid = Alice, Mid = "m_own", At = DateTimeOffset.UtcNow, IsUnsent = true });
            return db.SaveChangesAsync(Cancel);
        });

        await TakeAsync(true, Delivery(FirstAnswer(userRef, timestamp: At(2))));

        await ExpectUnsentAsync();
    }

    [Fact]
    public async Task Stop_as_the_first_answer_does_too()
    {
        var userRef = await TickedAsync();
        await TakeAsync(true, Delivery(FirstAnswer(userRef, "stop")));
        Assert.Equal(OutboxState.Cancelled, (await _site.OutboxAsync())[0].State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_start_that_was_taken_back_is_none_for_a_stop_that_comes_late(bool isTogether)
    {
        await TakeAsync(true, Delivery(Event(""" "message":{"mid":"m_start","text":"start"} """, At(10))));

        await TakeAsync(
            isTogether,
            Delivery(Event(""" "message":{"mid":"m_start","is_deleted":true} """, At(12))),
            Delivery(Event(""" "message":{"mid":"m_stop","text":"stop"} """, At(5))));

        Assert.NotNull(await _site.ReadAsync(db => db.Conversations.Select(c => c.StoppedAt).SingleAsync(Cancel)));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static string FromPage(string message, int at) => Delivery($$"""
        {"sender":{"id":"{{Settings.PageId}}"},"recipient":{"id":"{{Alice}}"},"timestamp":{{At(at)}},"message":{"is_echo":true,{{message}} } }
        """);

    private async Task TakeAsync(bool isTogether, params string[] deliveries)
    {
        foreach (var delivery in deliveries)
        {
            await _site.PostAsync(delivery);
            await (isTogether ? Task.CompletedTask : _site.TakeStoredAsync());
        }

        await (isTogether ? _site.TakeStoredAsync() : Task.CompletedTask);
    }

    /// <summary>Somebody who has ordered.</summary>
    private async Task<Shopper> BuyerAsync()
    {
        var shopper = Minted.Shopper();
        await _site.BuyAsync(shopper);
        return shopper;
    }

    /// <summary>Somebody ticked the checkbox and ordered: the receipt waits. Returns the user_ref.</summary>
    private async Task<string> TickedAsync()
    {
        var shopper = Minted.Shopper();
        var userRef = _site.RefFor(shopper, Placement.Checkout, door: EntryPoint.Checkbox);
        await _site.TakeAsync(Tick(userRef));
        await _site.BuyAsync(shopper);
        Assert.Equal(OutboxState.Waiting, Assert.Single(await _site.OutboxAsync()).State);
        return userRef;
    }

    /// <summary>The same, and the receipt has gone to the user_ref.</summary>
    private async Task<string> SentToTickAsync()
    {
        var userRef = await TickedAsync();
        await _site.ReadAsync(db => db.OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Sent).SetProperty(m => m.Mid, "m_own").SetProperty(m => m.Body, "{}"), Cancel));
        return userRef;
    }

    private async Task ExpectUnsentAsync()
    {
        var message = (await _site.OutboxAsync())[0];
        Assert.NotNull(message.UnsentAt);
        Assert.Null(message.Body);
        Assert.NotNull(message.ConversationId);
    }

    /// <summary>The site saw the end of a login, of a person who is L.</summary>
    private Task LogInAsync(Shopper shopper, int at) => _site.Services.GetRequiredService<OwnEvents>().StoreAsync(new JsonObject
    {
        ["recipient"] = new JsonObject { ["id"] = Settings.PageId },
        ["timestamp"] = At(at),
        ["optin"] = new JsonObject { ["ref"] = _site.RefFor(shopper, Placement.ThankYou, door: EntryPoint.LoginConnect), ["login_id"] = "L" },
    });
}
