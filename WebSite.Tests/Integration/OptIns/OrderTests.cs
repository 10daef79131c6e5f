using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.OptIns;

public class OrderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Each round has its own sessions and people, told apart by a number, and the same happenings in another order.</summary>
    [Fact]
    public async Task In_whatever_order_and_however_often_events_come_the_result_is_the_same()
    {
        await using var site = new SiteHost();
        using var http = site.Browser();
        var start = Now - 100_000;
        string? expected = null;
        for (var seed = 0; seed < 25; seed++)
        {
            var random = new Random(seed);
            var (one, two) = (Minted.Shopper(), Minted.Shopper());
            var (alice, charlie, dora) = ($"alice-{seed}", $"charlie-{seed}", $"dora-{seed}");
            string[] events =
            [
                OptIn(site.RefFor(one, Placement.Product, 2), start, alice),
                OptIn(site.RefFor(one, Placement.Cart), start + 1, alice),
                Referral(site.RefFor(one, Placement.ThankYou, door: EntryPoint.Link), start + 2, alice),
                OptIn(site.RefFor(one, Placement.Checkout), start + 3, charlie),
                OptIn(site.RefFor(two, Placement.Cart), start + 4, charlie),
                FirstPostback(site.RefFor(two, Placement.Cart, door: EntryPoint.MessageUs), start + 5, charlie),
                OptIn(site.RefFor(two, expires: DateTimeOffset.UtcNow.AddDays(-1)), start + 6, alice),
                OptIn(site.RefFor(two, Placement.Product, 2), start + 10, alice),
                OptIn(site.RefFor(two, Placement.Product, 3), start + 10, alice),
                Referral(site.RefFor(two, Placement.Product, 3), start + 10, alice),
                Referral(site.RefFor(one, Placement.ThankYou, door: EntryPoint.Code), start + 11, dora),
                OptIn(site.RefFor(one, Placement.ThankYou, door: EntryPoint.Link), start + 12, dora),
                OptIn("foreign", start + 7, alice),
                OptIn("foreign", start + 8, alice),
                OptIn("", start + 9, charlie),
            ];
            string[] often = [.. events, .. random.GetItems(events, 6)];
            random.Shuffle(often);
            foreach (var part in often.Chunk(3))
            {
                using var response = await http.PostAsync(Delivery(part));
                response.EnsureSuccessStatusCode();
            }

            await site.SettledAsync();
            var result = await ResultAsync(site, seed, [one.SessionToken, two.SessionToken]);
            expected ??= result;
            Assert.Equal(expected, result);
        }

        Assert.Contains("Conflict", expected, StringComparison.Ordinal);
    }

    private static async Task<string> ResultAsync(SiteHost site, int seed, Guid[] tokens)
    {
        var found = await site.ReadAsync(db => db.CheckoutSessions.Where(s => tokens.Contains(s.Token)).ToListAsync(Cancel));
        var sessions = tokens.Select(token => found.Single(s => s.Token == token)).ToArray();
        var optIns = (await site.OptInsAsync())
            .Where(o => o.Psid!.EndsWith($"-{seed}", StringComparison.Ordinal))
            .Select(o => $"{o.Psid!.Split('-')[0]} {Array.FindIndex(sessions, s => s.Id == o.CheckoutSessionId)} {o.Unlinked} {o.EntryPoint} {o.Trust} {o.Placement} {o.WebPage} {o.FirstAt:O} {o.LastAt:O} {o.ClickCount} "
                + string.Join(';', o.Clicks.Select(c => $"{c.At:O} {c.EntryPoint} {c.CameThrough} {c.IsProof} {c.Placement} {c.WebPage}").Order(StringComparer.Ordinal)))
            .Order();
        return string.Join('\n', [.. optIns, .. sessions.Select(s => $"{s.Connection} {s.CreatedAt:O}")]);
    }
}
