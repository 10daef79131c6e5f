using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Campaigns;
using WebSite.Checkout;
using WebSite.Conversations;
using WebSite.Figures;
using WebSite.Model;
using WebSite.Placing;
using WebSite.Privacy;
using WebSite.Returns;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Figures;

/// <summary>Money figures are what orders and credits say, and credits are what the rule says, whatever happened in whatever order.</summary>
public sealed class MoneyTests : IAsyncDisposable
{
    private static readonly string[] Slugs = ["harbour-teapot", "oak-tray"];

    private readonly ManualClock _clock = new();
    private readonly SiteHost _site;

    public MoneyTests() => _site = new(clock: _clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_hold_after_any_order_of_visits_orders_returns_answers_cancels_names_and_erasures()
    {
        await _site.ReadAsync(db => db.Products.ExecuteUpdateAsync(set => set.SetProperty(p => p.Stock, 100_000).SetProperty(p => p.Currency, p => p.Slug == Slugs[1] ? "SEK" : "EUR"), Cancel));
        var campaigns = new[] { await MakeAsync("Flyer"), await MakeAsync("Letter") };
        var trial = await _site.BeginTrialAsync(Placement.Product, look => look with { Color = "white" });
        for (var seed = 0; seed < 4; seed++)
        {
            var life = new Life(_site, _clock, new Random(seed), seed, campaigns, trial);
            for (var step = 0; step < 60; step++)
            {
                await life.StepAsync();
                if (step % 12 == 11)
                {
                    await _site.CheckMoneyAsync();
                }
            }
        }

        var (orders, credits) = await _site.ReadAsync(async db => (await db.Orders.CountAsync(Cancel), await db.OrderCredits.AsNoTracking().ToListAsync(Cancel)));
        Assert.True(orders > 20, $"Only {orders} orders.");
        Assert.All(AttributionRule.All, rule => Assert.Contains(credits, c => c.IsBy(rule)));
        Assert.Contains(credits, c => c.VisitId is null);
        Assert.True(await _site.ReadAsync(db => db.MoneyFigures.AnyAsync(f => f.Dimension == Dimension.Variant && f.Orders > 0, Cancel)));
        Assert.Contains(credits, c => c.CampaignId is not null);
        Assert.Contains(credits.GroupBy(c => c.OrderId), g => g.Count() > 2);

        await _site.UseAsync(async (FigureRebuild rebuild) => await rebuild.RunAsync(null, Cancel));
        await _site.CheckMoneyAsync();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private Task<Campaign> MakeAsync(string name) => _site.UseAsync((CampaignMaker maker) => maker.MakeAsync(name, EntryPoint.Link, Cancel));

    /// <summary>Some people and browsers; mostly each has one of their own.</summary>
    private sealed class Life(SiteHost site, ManualClock clock, Random random, int seed, Campaign[] campaigns, int trial)
    {
        private readonly string[] _people = [.. Enumerable.Range(0, 4).Select(n => $"33{seed}{n}7")];
        private readonly List<Shopper> _now = [.. Enumerable.Range(0, 4).Select(_ => Minted.Shopper())];
        private readonly List<Shopper> _before = [];

        public async Task StepAsync()
        {
            clock.Advance(TimeSpan.FromMinutes(random.Next(1, 60 * 30)));
            var at = clock.GetUtcNow().AddMinutes(-random.Next(3) * random.Next(0, 60 * 20)).ToUnixTimeMilliseconds();
            var n = random.Next(4);
            var who = _people[random.Next(5) == 0 ? random.Next(4) : n];
            var shopper = _before.Count > 0 && random.Next(4) == 0 ? random.GetItems([.. _before], 1)[0] : _now[n];
            await (random.Next(12) switch
            {
                0 or 1 => site.DeliverAsync(OptIn(Ref(shopper, EntryPoint.SendToMessenger), at, who)),
                2 => site.DeliverAsync(FirstPostback(Ref(shopper, EntryPoint.Link), at, who)),
                3 => site.DeliverAsync(Referral(random.GetItems(campaigns, 1)[0].Key, at, who)),
                4 => site.DeliverAsync(Event($$""" "referral":{"source":"ADS","type":"OPEN_THREAD","ad_id":"{{Ad}}"} """, at, who), Referral($"ref-{random.Next(3)}", at + 1, who)),
                5 or 6 or 7 => BuyAsync(n),
                8 => ReturnAsync(shopper, who),
                9 => AnswerAsync(),
                10 => random.Next(2) == 0 ? CancelAsync() : site.UseAsync((CampaignMaker maker) => random.Next(2) == 0 ? maker.NameAdAsync(Ad, "An ad", Cancel) : maker.NameRefAsync($"ref-{random.Next(3)}", "A ref", Cancel)),
                _ => random.Next(3) == 0 ? clock.PassUntilAsync(site.UseAsync((Erasure erasure) => erasure.EraseAsync(who, Cancel)), TimeSpan.FromMinutes(1), Cancel) : Task.CompletedTask,
            });
        }

        private string Ad => $"600000{random.Next(3)}";

        private string Ref(Shopper shopper, EntryPoint door) =>
            site.RefFor(shopper, random.GetItems(Enum.GetValues<Placement>(), 1)[0], 1, clock.GetUtcNow().AddDays(1), door);

        private async Task BuyAsync(int n)
        {
            if (random.Next(2) == 0)
            {
                site.Services.GetRequiredService<SeenVariants>().Note(new(trial, random.Next(2)), _now[n].Browser, _now[n].SessionToken, System.Net.IPAddress.Loopback, int.MaxValue);
            }

            await site.BuyAsync(_now[n], random.GetItems(Slugs, 1)[0]);
            _before.Add(_now[n]);
            _now[n] = _now[n].Again();
        }

        private async Task ReturnAsync(Shopper shopper, string who)
        {
            var message = await site.ReadAsync(db => db.OutboxMessages.Where(m => db.Conversations.Any(c => c.Id == m.ConversationId && c.Psid == who)).Select(m => m.Id).FirstOrDefaultAsync(Cancel));
            var notes = site.Services.GetRequiredService<ReturnNotes>();
            notes.Note(shopper.SessionToken, message);
            await notes.WriteAsync(Cancel);
        }

        private async Task AnswerAsync()
        {
            var optIns = await site.ReadAsync(db => db.OptIns.Where(o => o.CheckoutSessionId != null).Select(o => new { o.Id, o.Trust, o.CheckoutSessionId }).ToListAsync(Cancel));
            if (optIns.Count == 0)
            {
                return;
            }

            var one = random.GetItems([.. optIns], 1)[0];
            var shopper = await site.ReadAsync(db => db.CheckoutSessions.Where(s => s.Id == one.CheckoutSessionId).Select(s => new Shopper(s.Token, s.Browser)).SingleAsync(Cancel));
            await site.UseAsync((ShopperAnswers answers) => one.Trust == OptInTrust.Unconfirmed ? answers.RefuseAsync(shopper, one.Id, Cancel) : answers.ChooseAsync(shopper, one.Id, Cancel));
        }

        private async Task CancelAsync()
        {
            var order = await site.ReadAsync(db => db.Orders.Where(o => o.Status == OrderStatus.Placed).OrderByDescending(o => o.Id).Select(o => o.Id).FirstOrDefaultAsync(Cancel));
            if (order != 0)
            {
                await site.CancelAsync(order);
            }
        }
    }
}
