using System.Text.Json;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Model;
using WebSite.Orders;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Privacy;

/// <summary>Phone number, proof of consent, messages and order belong to the person whose alone the checkout session is.</summary>
public sealed class PersonLifeTests : IAsyncDisposable
{
    private readonly SiteHost _site = PersonLife.Site();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(OrderStatus.Placed, new[] { "Orders.Email", "Orders.EmailKey" }, new[] { "Orders.Note" })]
    [InlineData(OrderStatus.Delivered, new string[0], new string[0])]
    [InlineData(OrderStatus.Cancelled, new string[0], new string[0])]
    public async Task A_whole_life_is_deleted_from_every_column_and_the_file_and_books_keep_what_they_need(OrderStatus status, string[] email, string[] note)
    {
        using var alice = _site.Visit();
        await _site.LiveAsync(alice);
        await _site.MoveAsync(status);
        foreach (var secret in PersonLife.Secrets)
        {
            Assert.NotEmpty(await _site.ColumnsWithAsync(secret));
        }

        using var bob = await _site.MerchantAsync();
        var question = await bob.GetAsync("/dashboard/person/delete?optIn=1");
        Assert.Contains("1 phone number given at checkout, with the proof of consent", question.Text, StringComparison.Ordinal);
        Assert.Contains("2 messages of ours", question.Text, StringComparison.Ordinal);
        await bob.PressAsync("/dashboard/person/delete?optIn=1");

        foreach (var secret in PersonLife.Secrets)
        {
            Assert.Empty(await _site.ColumnsWithAsync(secret));
            Assert.Empty(_site.FilesWith(secret));
        }

        Assert.Equal(["Orders.Name"], await _site.ColumnsWithAsync("Archer"));
        Assert.Equal(["Orders.Street"], await _site.ColumnsWithAsync("Harbour Street"));
        Assert.Equal(email, await _site.ColumnsWithAsync("alice@example.com"));
        Assert.Equal(note, await _site.ColumnsWithAsync("Ring twice"));
        var request = await _site.ReadAsync(db => db.PrivacyRequests.SingleAsync(Cancel));
        Assert.NotNull(request.DoneAt);
    }

    [Fact]
    public async Task The_export_has_the_number_the_words_of_the_consent_the_picture_and_what_stays()
    {
        using var alice = _site.Visit();
        await _site.LiveAsync(alice);
        var all = JsonDocument.Parse(await ExportAsync("optIn=1")).RootElement;

        var number = Assert.Single(all.GetProperty("phoneNumbers").EnumerateArray());
        Assert.Equal(("+358401234567", 1001), (number.GetProperty("phone").GetString(), number.GetProperty("order").GetInt32()));
        Assert.StartsWith("Yes, Kettle & Kin may write to me in Messenger", number.GetProperty("consent").GetProperty("wording").GetString(), StringComparison.Ordinal);
        var conversation = Assert.Single(all.GetProperty("conversations").EnumerateArray());
        Assert.StartsWith("picture-of-her", System.Text.Encoding.UTF8.GetString(conversation.GetProperty("picture").GetProperty("bytes").GetBytesFromBase64()), StringComparison.Ordinal);
        var session = Assert.Single(all.GetProperty("checkoutSessions").EnumerateArray());
        Assert.Equal("Alice Archer", session.GetProperty("order").GetProperty("name").GetString());
        Assert.Equal(["Introduction", "Receipt"], session.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("occasion").GetString()));
        Assert.Contains("orders stay in the shop's books", all.GetProperty("staysAfterDeletion").GetString(), StringComparison.Ordinal);
    }

    /// <summary>A link can be forwarded, photographed, or read in a log.</summary>
    [Fact]
    public async Task Who_only_came_by_the_link_neither_gets_nor_deletes_what_is_the_shoppers()
    {
        using var alice = _site.Visit();
        var (_, link) = await _site.OrderAsync(alice);
        await _site.DeliverAsync(Referral(link, At(1), Charlie));
        await _site.SoonAsync(db => db.Conversations.AnyAsync(Cancel));

        var export = await ExportAsync("event=1");
        Assert.DoesNotContain("Archer", export, StringComparison.Ordinal);
        Assert.DoesNotContain(PersonLife.Phone, export, StringComparison.Ordinal);

        await DeleteAsync("event=1");
        Assert.Equal(["ConsentProofs.Phone", "MatchingRequests.Phone"], await _site.ColumnsWithAsync(PersonLife.Phone));
        Assert.Empty(await _site.ColumnsWithAsync(Charlie));
    }

    /// <summary>A hurried shopper may say yes to a stranger, who then gets the receipt without name and address: nor does an export bring them.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_came_by_the_link_and_was_confirmed_by_a_yes_alone_neither_gets_nor_deletes_it(bool otherWasConnected)
    {
        using var alice = _site.Visit();
        var (pluginRef, link) = await _site.OrderAsync(alice);
        if (otherWasConnected)
        {
            await _site.DeliverAsync(OptIn(pluginRef, At(1)));
        }

        await _site.DeliverAsync(Referral(link, At(2), Charlie));
        var charlie = await _site.ReadAsync(db => db.OptIns.Where(o => o.Psid == Charlie).Select(o => o.Id).SingleAsync(Cancel));
        var path = "/orders/" + await _site.ReadAsync(db => db.Orders.Select(o => o.Token).SingleAsync(Cancel));
        var page = await alice.GetAsync(path);

        // Nobody is asked about whom the code hasn't reached, and this site has no Facebook to send it.
        await _site.ReadAsync(db => db.OutboxMessages.Where(m => m.Occasion == Occasion.YesNeeded).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Sent), Cancel));
        await alice.PostAsync("/messenger/confirm", [("spot", page.Spot), ("back", path), ("optIn", $"{charlie}"), ("answer", "yes")]);
        Assert.Equal(OptInTrust.Confirmed, await _site.ReadAsync(db => db.OptIns.Where(o => o.Id == charlie).Select(o => o.Trust).SingleAsync(Cancel)));

        var export = await ExportAsync($"optIn={charlie}");
        Assert.All(["Archer", "alice@example.com", "Harbour Street", "Ring twice", PersonLife.Phone, "teapot"], secret => Assert.DoesNotContain(secret, export, StringComparison.OrdinalIgnoreCase));

        await DeleteAsync($"optIn={charlie}");
        await MoveAsync(OrderStatus.Packed, OrderStatus.Shipped, OrderStatus.Delivered);
        Assert.Equal(["ConsentProofs.Phone", "MatchingRequests.Phone"], await _site.ColumnsWithAsync(PersonLife.Phone));
        Assert.Equal(("alice@example.com", "Ring twice"), await _site.ReadAsync(db => db.Orders.Select(o => ValueTuple.Create(o.Email, o.Note)).SingleAsync(Cancel)));
        Assert.Empty(await _site.ColumnsWithAsync(Charlie));
    }

    /// <summary>What an order under way needs to arrive, nobody needs when it has; a second deletion in between changes nothing.</summary>
    [Theory]
    [InlineData(false, OrderStatus.Packed, OrderStatus.Shipped, OrderStatus.Delivered)]
    [InlineData(true, OrderStatus.Packed, OrderStatus.Cancelled)]
    public async Task An_order_that_was_under_way_when_its_person_was_deleted_keeps_no_more_than_books_need_once_it_is_over(bool comesBack, params OrderStatus[] way)
    {
        using var alice = _site.Visit();
        await _site.LiveAsync(alice);
        await DeleteAsync("optIn=1");
        if (comesBack)
        {
            var path = "/orders/" + await _site.ReadAsync(db => db.Orders.Select(o => o.Token).SingleAsync(Cancel));
            await _site.DeliverAsync(OptIn((await alice.GetAsync(path)).Ref, At(3)));
            await DeleteAsync($"optIn={await _site.ReadAsync(db => db.OptIns.Select(o => o.Id).SingleAsync(Cancel))}");
        }

        Assert.Contains("The person of order 1001 was deleted", (await (await BobAsync()).GetAsync("/dashboard/sessions/1")).Text, StringComparison.Ordinal);
        foreach (var status in way)
        {
            Assert.Equal(["Orders.Email", "Orders.EmailKey"], await _site.ColumnsWithAsync("alice@example.com"));
            Assert.Equal(["Orders.Note"], await _site.ColumnsWithAsync("Ring twice"));
            await MoveAsync(status);
        }

        foreach (var secret in new[] { "alice@example.com", "Ring twice" })
        {
            Assert.Empty(await _site.ColumnsWithAsync(secret));
            Assert.Empty(_site.FilesWith(secret));
        }

        Assert.Equal(["Orders.Name"], await _site.ColumnsWithAsync("Archer"));
        Assert.Equal(way, await _site.ReadAsync(db => db.OrderChanges.Where(c => c.Status != OrderStatus.Placed).OrderBy(c => c.Id).Select(c => c.Status).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task An_order_of_somebody_who_stays_keeps_what_it_has_when_it_is_over()
    {
        using var alice = _site.Visit();
        await _site.LiveAsync(alice);
        await MoveAsync(OrderStatus.Packed, OrderStatus.Shipped, OrderStatus.Delivered);
        Assert.Equal(["Orders.Email", "Orders.EmailKey"], await _site.ColumnsWithAsync("alice@example.com"));
        Assert.Equal(["Orders.Note"], await _site.ColumnsWithAsync("Ring twice"));
    }

    [Fact]
    public async Task In_a_conflict_nobody_gets_or_deletes_it_and_who_is_chosen_does()
    {
        using var alice = _site.Visit();
        var (pluginRef, _) = await _site.OrderAsync(alice);
        await _site.DeliverAsync(OptIn(pluginRef, At(1)), OptIn(pluginRef, At(2), Charlie));
        Assert.DoesNotContain(PersonLife.Phone, await ExportAsync("optIn=1"), StringComparison.Ordinal);

        await _site.ReadAsync(db => db.CheckoutSessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.ChosenOptInId, 1).SetProperty(s => s.Connection, Connection.Connected), Cancel));
        Assert.Contains(PersonLife.Phone, await ExportAsync("optIn=1"), StringComparison.Ordinal);
        Assert.DoesNotContain(PersonLife.Phone, await ExportAsync("optIn=2"), StringComparison.Ordinal);
        await DeleteAsync("optIn=2");
        Assert.NotEmpty(await _site.ColumnsWithAsync(PersonLife.Phone));
        await DeleteAsync("optIn=1");
        Assert.Empty(await _site.ColumnsWithAsync(PersonLife.Phone));
    }

    /// <summary>Who answered at a number has it; the same number in another order is theirs as well.</summary>
    [Fact]
    public async Task A_number_that_the_person_answered_goes_wherever_it_was_given()
    {
        using var alice = _site.Visit();
        await _site.LiveAsync(alice);
        using var again = _site.Visit();
        await _site.OrderAsync(again);
        await _site.ReadAsync(async db =>
        {
            var conversation = await db.Conversations.SingleAsync(Cancel);
            var request = await db.MatchingRequests.OrderBy(r => r.Id).FirstAsync(Cancel);
            request.With(r => r.State, MatchingState.Accepted).With(r => r.ConversationId, conversation.Id);
            conversation.Visits.Add(new() { EventId = 9999, At = DateTimeOffset.UtcNow, EntryPoint = EntryPoint.CustomerMatching, Certainty = Certainty.Proven, MatchingRequestId = request.Id });
            return await db.SaveChangesAsync(Cancel);
        });
        Assert.Equal(2, await _site.ReadAsync(db => db.ConsentProofs.CountAsync(Cancel)));
        await DeleteAsync("optIn=1");
        Assert.Empty(await _site.ColumnsWithAsync(PersonLife.Phone));
        Assert.Empty(_site.FilesWith(PersonLife.Phone));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private Visitor? _bob;

    private async Task<Visitor> BobAsync() => _bob ??= await _site.MerchantAsync();

    private async Task<string> ExportAsync(string who)
    {
        var bob = await BobAsync();
        return (await bob.GetAsync($"/dashboard/person?{who}&handler=export")).Text;
    }

    private async Task MoveAsync(params OrderStatus[] way)
    {
        foreach (var status in way)
        {
            await using var scope = _site.Services.CreateAsyncScope();
            Assert.NotNull(await scope.ServiceProvider.GetRequiredService<OrderProgress>().MoveAsync(1, status, Cancel));
        }
    }

    private async Task DeleteAsync(string who)
    {
        var bob = await BobAsync();
        Assert.StartsWith("Everything about the person was deleted", (await bob.PressAsync($"/dashboard/person/delete?{who}")).Notice(), StringComparison.Ordinal);
    }
}
