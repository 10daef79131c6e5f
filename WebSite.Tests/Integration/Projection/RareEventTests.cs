using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Projection;

/// <summary>Rare kinds of events are taken as the frequent ones are: as many queries for a crowd of them as for one, and the same result in one batch as one by one.</summary>
public sealed class RareEventTests : IAsyncDisposable
{
    private readonly SqlCounter _counter = new();
    private readonly SiteHost _site;

    public RareEventTests() => _site = new([KeyValuePair.Create("Messenger:Checkbox", (string?)"true"), KeyValuePair.Create("Matching:IsOffered", (string?)"true")], services: services =>
    {
        OneBatch.NoProjector(services);
        OneBatch.NoSender(services);
        _counter.Join(services);
    });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds => ["stop", "start", "human", "edit", "unsend", "own unsend", "echo", "referral", "first answer", "merge", "acceptance", "block"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_crowd_asks_the_database_no_more_often_than_two(string kind)
    {
        var two = await CountAsync(kind, 0, 2);
        var crowd = await CountAsync(kind, 2, 40);
        Assert.InRange(two, 5, 60);
        Assert.Equal(two, crowd);
    }

    [Fact]
    public async Task Clicks_ask_for_nothing_that_only_rare_kinds_need()
    {
        await _site.TakeAsync([.. Enumerable.Range(0, 3).Select(n => Click(n))]);
        _counter.Take();

        await _site.TakeAsync([.. Enumerable.Range(0, 3).Select(n => Click(n + 3))]);

        var asked = _counter.Take();
        Assert.All(["MatchingRequests", "EntryChanges", "SendingPauses", "ROW_NUMBER", "\"Wish\" = 'Start'"], part => Assert.DoesNotContain(asked, sql => sql.Contains(part, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task One_batch_and_one_by_one_come_to_the_same()
    {
        var (one, many) = (await LivesAsync(isTogether: false), await LivesAsync(isTogether: true));
        Assert.Equal(one, many);
        Assert.All(["Cancelled", "unsent", "stopped", "Stopped", "HandedOver"], word => Assert.Contains(word, one, StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    /// <summary>How many commands it takes to take so many of a kind, each of somebody else who is known.</summary>
    private async Task<int> CountAsync(string kind, int first, int count)
    {
        List<string> events = [];
        for (var n = first; n < first + count; n++)
        {
            events.Add(await PrepareAsync(kind, n));
        }

        _counter.Take();
        await _site.TakeAsync([.. events]);
        return _counter.Take().Count;
    }

    private string Click(int n) => OptIn(_site.RefFor(Minted.Shopper()), At(n), Who(n));

    private static string Who(int n) => $"person-{n}";

    private static string Said(int n, string words, int at, string? mid = null) => Event($$""" "message":{"mid":"{{mid ?? $"m_{n}_{at}"}}","text":"{{words}}"} """, At(at), Who(n));

    private static string FromPage(int n, string message, int at) => $$"""
        {"sender":{"id":"{{Settings.PageId}}"},"recipient":{"id":"{{Who(n)}}"},"timestamp":{{At(at)}},"message":{"is_echo":true,{{message}} } }
        """;

    /// <summary>Makes somebody known, and says what happens next.</summary>
    private async Task<string> PrepareAsync(string kind, int n)
    {
        if (kind is "first answer" or "merge")
        {
            return await PrepareTickAsync(n, isMerge: kind == "merge");
        }

        await _site.TakeAsync(Said(n, "Is it safe?", 1));
        switch (kind)
        {
            case "stop" or "start" or "human":
                return Said(n, kind, 2);
            case "edit":
                return Event($$""" "message_edit":{"mid":"m_{{n}}_1","text":"stop","num_edit":1} """, At(2), Who(n));
            case "unsend":
                return Event($$""" "message":{"mid":"m_{{n}}_1","is_deleted":true} """, At(2), Who(n));
            case "own unsend":
                await PutAsync(n, OutboxState.Sent, mid: $"own_{n}");
                return FromPage(n, $$""" "mid":"own_{{n}}","is_deleted":true """, 2);
            case "echo":
                return FromPage(n, $$""" "app_id":{{Settings.AppId}},"metadata":"outbox:{{await PutAsync(n, OutboxState.Uncertain)}}","mid":"e_{{n}}","text":"x" """, 2);
            case "referral":
                return Event(""" "referral":{"ref":"poster","source":"SHORTLINK","type":"OPEN_THREAD"} """, At(2), Who(n));
            case "acceptance":
                return Event(""" "message_request":"accept" """, At(2), Who(n));
            case "block":
                return $$"""{"recipient":{"id":"{{Settings.PageId}}"},"timestamp":{{At(n)}},"policy-enforcement":{"action":"{{(n % 2 == 0 ? "block" : "unblock")}}","reason":"Spam."} }""";
            default:
                throw new ArgumentException("There is no such kind.", nameof(kind));
        }
    }

    /// <summary>Somebody ticked the checkbox, and one of them ordered; whom a click has made known before has two opt-ins that turn out to be one person's.</summary>
    private async Task<string> PrepareTickAsync(int n, bool isMerge)
    {
        var shopper = Minted.Shopper();
        var userRef = _site.RefFor(shopper, Placement.Checkout, door: EntryPoint.Checkbox);
        await _site.TakeAsync([Tick(userRef, At(1)), .. isMerge ? [OptIn(_site.RefFor(shopper), At(2), Who(n))] : Array.Empty<string>()]);
        if (n is 0 or 2)
        {
            await _site.BuyAsync(shopper); // One of the two, and one of the crowd: there are few teapots.
        }

        return Event($$""" "message":{"mid":"m_f_{{n}}","text":"thanks"},"prior_message":{"source":"checkbox_plugin","identifier":"{{userRef}}"} """, At(3), Who(n));
    }

    private Task<long> PutAsync(int n, OutboxState state, string? mid = null) => _site.ReadAsync(async db =>
    {
        var message = Rows.Message($"{state}-{n}-{Guid.NewGuid():N}", state).With(m => m.Mid, mid)
            .With(m => m.ConversationId, await db.Conversations.Where(c => c.Psid == Who(n)).Select(c => (long?)c.Id).SingleAsync(Cancel));
        db.OutboxMessages.Add(message);
        await db.SaveChangesAsync(Cancel);
        return message.Id;
    });

    /// <summary>What many people's rare events come to.</summary>
    private static async Task<string> LivesAsync(bool isTogether)
    {
        await using var site = new SiteHost([KeyValuePair.Create("Messenger:Checkbox", (string?)"true")], services: services =>
        {
            OneBatch.NoProjector(services);
            OneBatch.NoSender(services);
        });
        var shoppers = Enumerable.Range(0, 4).Select(_ => Minted.Shopper()).ToList();
        var refs = shoppers.ConvertAll(s => site.RefFor(s, Placement.Checkout, door: EntryPoint.Checkbox));
        await site.TakeAsync([.. refs.Select(r => Tick(r, At(1))), OptIn(site.RefFor(shoppers[0]), At(2), Who(0)), Said(1, "Hello", 2), Said(5, "Is it safe?", 3), Said(6, "Where is it?", 3), Said(7, "Hello", 4)]);
        foreach (var shopper in shoppers)
        {
            await site.BuyAsync(shopper);
        }

        var random = new Random(1); // The same order for both.
        string[] events =
        [
            .. refs.Select((r, n) => Event($$""" "message":{"mid":"m_f_{{n}}","text":"thanks"},"prior_message":{"source":"checkbox_plugin","identifier":"{{r}}"} """, At(10 + n), Who(n))),
            Said(0, "stop", 20), Said(1, "human", 21), Said(2, "stop", 22), Said(2, "start", 23), Said(3, "Where is it?", 24), Said(5, "stop", 25), Said(6, "human", 26), Said(7, "stop", 27),
            Event(""" "message":{"mid":"m_5_3","is_deleted":true} """, At(30), Who(5)), Event(""" "message":{"mid":"m_3_24","is_deleted":true} """, At(31), Who(3)),
            Event(""" "message_edit":{"mid":"m_6_3","text":"stop","num_edit":1} """, At(32), Who(6)),
            Event(""" "referral":{"ref":"poster","source":"SHORTLINK","type":"OPEN_THREAD"} """, At(33), Who(5)), Event(""" "referral":{"ref":"poster","source":"SHORTLINK","type":"OPEN_THREAD"} """, At(34), Who(1)),
            OptIn(site.RefFor(shoppers[0]), At(35), Who(0)), OptIn(site.RefFor(shoppers[1]), At(36), Who(1)), OptIn(site.RefFor(shoppers[2]), At(37), Who(6)),
            Referral(site.RefFor(shoppers[3], Placement.ThankYou, door: EntryPoint.Link), At(38), Who(5)), OptIn(site.RefFor(shoppers[3], Placement.ThankYou), At(39), Who(5)),
        ];
        random.Shuffle(events);
        foreach (var one in isTogether ? [events] : events.Select(e => new[] { e }))
        {
            await site.TakeAsync(one);
        }

        return await site.ReadAsync(async db => string.Join('\n',
        [
            .. (await db.Conversations.AsNoTracking().Include(c => c.Entries).OrderBy(c => c.Psid).ToListAsync(Cancel)).Select(c =>
                $"{c.Psid} {c.LastAt:O} {(c.StoppedAt is null ? "" : "stopped")} {c.StoppedAt:O} {c.HandedOverAt:O} {c.Unread} {string.Join(';', c.Entries.OrderBy(e => e.At).Select(e => $"{e.Kind} {e.Text} {(e.UnsentAt is null ? "" : "unsent")}"))}"),
            .. (await db.OptIns.AsNoTracking().Include(o => o.Clicks).ToListAsync(Cancel)).Select(o => $"{o.Psid} {o.EntryPoint} {o.Trust} {o.ClickCount} {o.Clicks.Count} {o.FirstAt:O} {o.LastAt:O}").Order(StringComparer.Ordinal),
            .. (await db.OutboxMessages.AsNoTracking().ToListAsync(Cancel)).Select(m => $"{m.ConversationId is null} {m.Occasion} {m.State} {m.Why} {m.HeldBy}").Order(StringComparer.Ordinal),
            .. (await db.CheckoutSessions.AsNoTracking().ToListAsync(Cancel)).Select(s => $"{s.Connection}").Order(StringComparer.Ordinal),
        ]));
    }
}
