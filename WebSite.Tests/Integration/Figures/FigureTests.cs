using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Campaigns;
using WebSite.Figures;
using WebSite.Model;
using WebSite.Privacy;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Figures;

/// <summary>Figures are what the tables say, whatever happened in whatever order.</summary>
public sealed class FigureTests : IAsyncDisposable
{
    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_equal_a_count_of_the_tables_after_any_order_of_events_stops_erasures_and_names()
    {
        using var http = _site.Browser();
        for (var seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            var people = Enumerable.Range(0, 6).Select(n => $"22{seed:00}{n}1").ToArray();
            string[] events = [.. people.SelectMany(who => Life(who, random))];
            string[] often = [.. events, .. random.GetItems(events, 10)];
            random.Shuffle(often);
            foreach (var part in often.Chunk(random.Next(1, 12)))
            {
                using var response = await http.PostAsync(Delivery(part));
                response.EnsureSuccessStatusCode();
                if (random.Next(3) == 0)
                {
                    await _site.SettledAsync();
                }
            }

            await _site.SettledAsync();
            await WithAsync<Erasure>(erasure => erasure.EraseAsync(random.GetItems(people, 1)[0], Cancel));
            await WithAsync<CampaignMaker>(maker => maker.NameAdAsync(Ad(random.Next(3)), $"Ad of {seed}", Cancel));
            await LeaveAsync(random.GetItems(people, 1)[0]);
            await _site.CheckFiguresAsync();
        }

        var variants = await _site.ReadAsync(db => db.Figures.AsNoTracking().Where(f => f.Dimension == Dimension.Variant && f.Span == Span.Month).ToListAsync(Cancel));
        Assert.True(variants.Count > 1 && variants.All(f => f.OptIns == f.Linked), "No variant was counted, or an opt-in of no session.");
        var all = await SumAsync();
        Assert.All(Enum.GetValues<Counted>(), what => Assert.True(all[what] > 0, $"{what} was never counted."));
        await WithAsync<FigureRebuild>(async rebuild => await rebuild.RunAsync(null, Cancel));
        await _site.CheckFiguresAsync();
        Assert.Equal(all.OptIns, (await SumAsync()).OptIns);

        // Made anew, those who were deleted are gone from the different people, too.
        var days = await _site.ReadAsync(db => db.PeopleFigures.AsNoTracking().Where(f => f.Dimension == Dimension.All && f.Span == Span.Month).ToListAsync(Cancel));
        var came = await _site.ReadAsync(db => db.Visits.Select(v => v.ConversationId).Distinct().CountAsync(Cancel));
        Assert.Equal(came, days.Count == 1 ? PeopleSketch.Read(days[0].Sketch).Count : came);
    }

    [Fact]
    public async Task Who_comes_back_after_a_stop_is_no_loss_any_more()
    {
        await _site.DeliverAsync(Said(Alice, "stop", At(1)));
        Assert.Equal(1, (await SumAsync()).Stopped);

        await _site.DeliverAsync(Said(Alice, "start", At(2)));
        Assert.Equal(0, (await SumAsync()).Stopped);
        await _site.CheckFiguresAsync();
    }

    [Fact]
    public async Task A_database_of_before_figures_gets_them_at_the_start()
    {
        await _site.DeliverAsync(OptIn(_site.RefFor(Minted.Shopper())));
        await _site.ReadAsync(db => db.Figures.ExecuteDeleteAsync(Cancel));
        await WithAsync<IEnumerable<WebSite.Data.IStartStep>>(async steps =>
        {
            foreach (var step in steps)
            {
                await step.RunAsync(Cancel);
            }
        });
        Assert.Equal(1, (await SumAsync()).OptIns);
        await _site.CheckFiguresAsync();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private IEnumerable<string> Life(string who, Random random)
    {
        var at = DateTimeOffset.UtcNow.AddHours(-random.Next(1, 30)).ToUnixTimeMilliseconds();
        long Later() => at += random.Next(0, 3_600_000);
        var shopper = Minted.Shopper();
        var placement = random.GetItems(Enum.GetValues<Placement>(), 1)[0];
        var spot = new PluginRef(shopper.SessionToken, shopper.Browser, random.GetItems([EntryPoint.SendToMessenger, EntryPoint.MessageUs, EntryPoint.Link], 1)[0], (byte)placement, placement == Placement.Product ? 1u : 0, DateTimeOffset.UtcNow.AddHours(1))
        {
            Mark = random.Next(0, 2 << 6) + random.Next(2) * (random.Next(1, 3) << 10 | random.Next(3) << 8),
        };
        var text = _site.Services.GetRequiredService<RefProtector>().Protect(spot);
        yield return spot.Door == EntryPoint.Link ? FirstPostback(text, Later(), who) : OptIn(text, Later(), who);
        if (random.Next(3) == 0)
        {
            yield return Event($$""" "referral":{"source":"SHORTLINK","type":"OPEN_THREAD","ref":"{{_site.Services.GetRequiredService<RefProtector>().Protect(spot with { Door = EntryPoint.MessageUs })}}"} """, Later(), who); // The same session clicks again.
        }

        if (random.Next(2) == 0)
        {
            yield return Said(who, "Is it blue?", Later());
        }

        if (random.Next(2) == 0)
        {
            yield return Event($$""" "referral":{"source":"ADS","type":"OPEN_THREAD","ad_id":"{{Ad(random.Next(3))}}"} """, Later(), who);
        }

        if (random.Next(3) == 0)
        {
            yield return OptIn("somebody else's", Later(), who);
        }

        if (random.Next(2) == 0)
        {
            yield return Said(who, random.Next(2) == 0 ? "stop" : "start", Later());
        }
    }

    private static string Ad(int n) => $"600000{n}";

    private static string Said(string who, string words, long at) => Event($$""" "message":{"mid":"m-{{who}}-{{words.Length}}-{{at}}","text":"{{words}}"} """, at, who);

    private async Task LeaveAsync(string who) => await _site.ReadAsync(async db =>
    {
        var conversation = await db.Conversations.SingleOrDefaultAsync(c => c.Psid == who, Cancel);
        conversation?.Leave(DateTimeOffset.UtcNow);
        return await db.SaveChangesAsync(Cancel);
    });

    private async Task<Figure> SumAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FigureQuery>().SumAsync(Dimension.All, "", WebSite.Figures.Period.OfDays(7, DateTimeOffset.UtcNow, TimeZoneInfo.Utc), Cancel);
    }

    private async Task WithAsync<T>(Func<T, Task> act)
        where T : notnull
    {
        await using var scope = _site.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<T>());
    }
}
