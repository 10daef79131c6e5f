using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Retention;

public class OldConversationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_year_words_and_names_go_and_how_people_came_in_stays()
    {
        var clock = new ManualClock();
        await using var site = new SiteHost(clock: clock);
        await site.DeliverAsync(Event(""" "message":{"mid":"m1","text":"Old words"} """, Milliseconds(clock)), Event(""" "message_edit":{"mid":"m1","text":"Older words","num_edit":1} """, Milliseconds(clock)));
        Assert.Equal(1, await site.ReadAsync(db => db.EntryChanges.CountAsync(Cancel)));
        await site.ReadAsync(db => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, "Alice Archer"), Cancel));
        await site.ReadAsync(db => db.OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Sent), Cancel));

        clock.Advance(TimeSpan.FromDays(364));
        await site.DeliverAsync(Event(""" "message":{"mid":"m2","text":"Young words"} """, Milliseconds(clock), Charlie));
        Assert.Equal(2, await site.ReadAsync(db => db.ConversationEntries.CountAsync(Cancel)));
        clock.Advance(TimeSpan.FromDays(2));
        await site.DeliverAsync(Event(""" "message":{"mid":"m3","text":"New words"} """, Milliseconds(clock), Charlie));
        clock.Advance(TimeSpan.FromDays(1));

        // The trimmer pauses between its steps.
        while (await site.ReadAsync(db => db.Conversations.AnyAsync(c => c.Name != null, Cancel)))
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(["Young words", "New words"], await site.ReadAsync(db => db.ConversationEntries.OrderBy(l => l.Id).Select(l => l.Text).ToListAsync(Cancel)));
        Assert.Equal(2, await site.ReadAsync(db => db.Visits.CountAsync(Cancel)));
        Assert.Equal(0, await site.ReadAsync(db => db.EntryChanges.CountAsync(Cancel)));
        Assert.DoesNotContain(await site.ReadAsync(db => db.OutboxMessages.ToListAsync(Cancel)), m => m.State == OutboxState.Sent);
    }

    [Fact]
    public async Task A_number_that_nobody_confirmed_goes_after_a_week_and_what_was_counted_after_two_days()
    {
        var clock = new ManualClock();
        await using var site = new SiteHost([KeyValuePair.Create("Matching:IsOffered", (string?)"true")], clock);
        using var alice = site.Visit();
        await alice.OrderWithNumberAsync("040 123 4567");
        using var emil = site.Visit();
        await emil.ConfirmNumberAsync(await emil.OrderWithNumberAsync("040 765 4321"));

        clock.Advance(TimeSpan.FromDays(6));
        await site.DeliverAsync(Event(""" "message":{"mid":"m1","text":"Words"} """, Milliseconds(clock)));
        await site.SoonAsync(db => db.MatchingUses.AllAsync(u => false, Cancel));
        Assert.Equal(2, await site.ReadAsync(db => db.ConsentProofs.CountAsync(Cancel)));
        clock.Advance(TimeSpan.FromDays(2));
        await site.DeliverAsync(Event(""" "message":{"mid":"m2","text":"Words"} """, Milliseconds(clock)));
        clock.Advance(TimeSpan.FromDays(1));

        // The trimmer pauses between its steps.
        while (await site.ReadAsync(db => db.ConsentProofs.CountAsync(Cancel)) == 2)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal("+358407654321", await site.ReadAsync(db => db.MatchingRequests.Select(r => r.Phone).SingleAsync(Cancel)));
    }

    private static long Milliseconds(ManualClock clock) => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
