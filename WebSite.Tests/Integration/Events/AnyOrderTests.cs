using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Events;

/// <summary>What stands in a thread is the same in whatever order, however often and in whatever batches its events come.</summary>
public class AnyOrderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_edits_unsends_reactions_and_refusals_come_to_the_same()
    {
        await using var site = new SiteHost();
        using var http = site.Browser();
        string? expected = null;
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var (alice, dora) = ($"alice-{seed}.", $"dora-{seed}.");
            string[] events = [.. Life(alice, withPage: true), .. Life(dora, withPage: false)];

            // Of what the Page wrote nothing is shown before the person is known.
            string[] often = [.. events, .. random.GetItems(events, 12)];
            random.Shuffle(often);
            string[][] parts = [[Said(alice, "first", "Is anybody there?", 0)], .. Chunks(often, random)];
            foreach (var part in parts)
            {
                using var response = await http.PostAsync(Delivery(part));
                response.EnsureSuccessStatusCode();
                if (random.Next(2) == 0)
                {
                    await site.SettledAsync(); // So that batches differ, too.
                }
            }

            await site.SettledAsync();
            var result = await ResultAsync(site, alice) + await ResultAsync(site, dora);
            expected ??= result;
            Assert.Equal(expected, result);
        }

        Assert.All(["Is it really safe?", "Unsent", "❤", "refuses", "stopped", "here"], word => Assert.Contains(word, expected, StringComparison.Ordinal));
        Assert.DoesNotContain("4111", expected, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Life(string who, bool withPage)
    {
        string Mid(string name) => $"m-{who}-{name}";
        string Edited(string name, string words, int number, int at) => Event($$""" "message_edit":{"mid":"{{Mid(name)}}","text":"{{words}}","num_edit":{{number}}} """, At(at), who);
        string Unsent(string name, int at) => Event($$""" "message":{"mid":"{{Mid(name)}}","is_deleted":true} """, At(at), who);
        string Reacted(string action, int at) => Event($$""" "reaction":{"reaction":"love","emoji":"❤","action":"{{action}}","mid":"{{Mid("a")}}"} """, At(at), who);

        yield return Said(who, "a", "Hello", 1);
        yield return Edited("a", "Is it safe?", 1, 2);
        yield return Edited("a", "Is it really safe?", 2, 3);
        yield return Said(who, "b", "My card is", 4);
        yield return Edited("b", "My card is 4111", 1, 5);
        yield return Unsent("b", 6);
        yield return Said(who, "c", "Good", 8);
        yield return Edited("c", "stop", 1, 9);
        yield return Said(who, "d", "Where is my order?", 10);
        yield return Said(who, "e", "And my card 4111?", 11);
        yield return Unsent("e", 12);
        yield return Reacted("react", 13);
        yield return Reacted("unreact", 14);
        yield return Event(""" "optin":{"type":"notification_messages","notification_messages_status":"STOP_NOTIFICATIONS"} """, At(15), who);
        yield return Event(""" "optin":{"type":"notification_messages","notification_messages_status":"RESUME_NOTIFICATIONS"} """, At(7), who);
        if (withPage)
        {
            yield return Echo($$""" "is_echo":true,"mid":"{{Mid("f")}}","text":"Oops 4111" """, 16);
            yield return Echo($$""" "is_echo":true,"mid":"{{Mid("f")}}","is_deleted":true """, 17);
            yield return Echo($$""" "is_echo":true,"app_id":{{Settings.Real["Messenger:AppId"]}},"mid":"{{Mid("g")}}","text":"On its way" """, 18);
            yield return Passed(to: 263902037430900, 19);
            yield return Passed(to: Settings.AppId, 21);
            yield return Event(""" "take_thread_control":{"previous_owner_app_id":1} """, At(20), who);
        }

        string Passed(object to, int at) => Event($$""" "pass_thread_control":{"new_owner_app_id":{{to}}} """, At(at), who);

        string Echo(string message, int at) => $$"""{"sender":{"id":"{{Settings.PageId}}"},"recipient":{"id":"{{who}}"},"timestamp":{{At(at)}},"message":{ {{message}} } }""";
    }

    private static string Said(string who, string name, string words, int at) => Event($$""" "message":{"mid":"m-{{who}}-{{name}}","text":"{{words}}"} """, At(at), who);

    private static IEnumerable<string[]> Chunks(string[] all, Random random)
    {
        for (var at = 0; at < all.Length;)
        {
            var next = Math.Min(all.Length, at + random.Next(1, 9));
            yield return all[at..next];
            at = next;
        }
    }

    private static async Task<string> ResultAsync(SiteHost site, string who)
    {
        var talk = await site.ReadAsync(db => db.Conversations.AsNoTracking().Include(c => c.Entries).SingleAsync(c => c.Psid == who, Cancel));
        var changes = await site.ReadAsync(db => db.EntryChanges.AsNoTracking().Where(c => c.Psid == who).ToListAsync(Cancel));
        string[] lines =
        [
            $"{talk.StartedAt:O} {talk.LastAt:O} {talk.ActedAt:O} stopped {talk.StoppedAt:O} {talk.MarketingAt:O} {(talk.RefusesMarketing ? "refuses" : "allows")} {talk.Unread} {(talk.AwayAt is null ? "here" : "away")}",
            .. talk.Entries.Select(l => $"{l.At:O} {l.Kind} {l.Mid} {l.Text} {l.FirstText} {l.Intent} {l.EditedAt:O} {l.EditNumber} {(l.UnsentAt is null ? "" : "Unsent")} {l.UnsentAt:O}").Order(StringComparer.Ordinal),
            .. changes.Select(c => $"{c.At:O} {c.Mid} {c.Number} {c.Text} {c.IsUnsent}").Order(StringComparer.Ordinal),
        ];
        return string.Join('\n', lines).Replace(who, "who", StringComparison.Ordinal) + "\n";
    }
}
