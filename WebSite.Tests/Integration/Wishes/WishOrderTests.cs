using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using WebSite.Wishes;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Wishes;

public class WishOrderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Each round has its own people and sessions and the same happenings, in another order, several times, with the product coming and going in between.</summary>
    [Fact]
    public async Task In_whatever_order_and_however_often_events_come_each_wish_makes_one_message_and_a_stop_ends_those_before_it()
    {
        await using var site = new SiteHost();
        await site.StockAsync(0);
        using var http = site.Browser();
        var (start, id) = (Now - 100_000, (uint)await site.ProductAsync());
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var (one, two, three) = (Minted.Shopper(), Minted.Shopper(), Minted.Shopper());
            var (alice, bob, carol) = ($"alice-{seed}", $"bob-{seed}", $"carol-{seed}");
            string[] events =
            [
                // Several clicks are one wish.
                OptIn(site.RefFor(one, Placement.SoldOut, id), start, alice),
                OptIn(site.RefFor(one, Placement.SoldOut, id), start + 1, alice),
                Referral(site.RefFor(one, Placement.SoldOut, id, door: EntryPoint.Link), start + 2, alice),

                // A stop ends it, whatever came after.
                OptIn(site.RefFor(two, Placement.SoldOut, id), start, bob),
                Event(""" "message":{"mid":"m-stop","text":"stop"} """.Replace("m-stop", $"m-stop-{seed}", StringComparison.Ordinal), start + 5, bob),
                OptIn(site.RefFor(two, Placement.Product, id), start + 9, bob),

                // By a link alone nobody is known to be the shopper; a click in the shopper's own browser shows it.
                Referral(site.RefFor(three, Placement.SoldOut, id, door: EntryPoint.Code), start, carol),
                OptIn(site.RefFor(three, Placement.Cart), start + 3, carol),
            ];
            string[] often = [.. events, .. random.GetItems(events, 6)];
            random.Shuffle(often);
            foreach (var part in often.Chunk(3))
            {
                using var response = await http.PostAsync(Delivery(part));
                response.EnsureSuccessStatusCode();
            }

            await site.SettledAsync();
            for (var again = 0; again < 2; again++)
            {
                await site.StockAsync(3);
                await site.UseAsync((WishTelling telling) => telling.TellAsync(Cancel));
                await site.StockAsync(0);
                await site.UseAsync((WishTelling telling) => telling.TellAsync(Cancel));
            }

            Assert.Equal(1, await CountAsync(alice));
            Assert.Equal(0, await CountAsync(bob));
            Assert.Equal(1, await CountAsync(carol));
        }

        Task<int> CountAsync(string psid) => site.ReadAsync(db =>
            db.OutboxMessages.CountAsync(m => m.Occasion == Occasion.BackInStock && db.Conversations.Any(c => c.Id == m.ConversationId && c.Psid == psid), Cancel));
    }
}
