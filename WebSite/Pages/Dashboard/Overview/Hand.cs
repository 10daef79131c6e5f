using System.Globalization;
using WebSite.Language;
using WebSite.Monitoring;
using WebSite.SetUp;

namespace WebSite.Pages.Dashboard.Overview;

/// <summary>Something that needs a hand.</summary>
/// <param name="Count">How many.</param>
/// <param name="Words">Of what, after the number.</param>
/// <param name="About">What there is to do, in a sentence.</param>
/// <param name="Path">Where.</param>
public sealed record Hand(int Count, string Words, string About, string Path)
{
    /// <summary><see cref="Count"/> as merchants read it; more than so many aren't counted.</summary>
    public string Said => Count.ToString("N0", CultureInfo.InvariantCulture) + (Count >= Waiting.Most ? " or more" : "");

    /// <summary>What waits, and what the last set-up check found. What is in order isn't among them.</summary>
    internal static IReadOnlyList<Hand> Of(Waiting waiting, LastCheck.Told? check) =>
    [
        .. new Hand[]
        {
            new(check?.Wrong ?? 0, Spell.Noun(check?.Wrong ?? 0, "thing") + " wrong in the set-up", "Each says what to do.", "/dashboard/setup"),
            new(waiting.Questions, Spell.Noun(waiting.Questions, "question") + (waiting.Questions == 1 ? " waits" : " wait") + " for an answer", "Facebook lets you answer for 24 hours after the person wrote.", "/dashboard/conversations?show=unread"),
            new(waiting.Conflicts, Spell.Noun(waiting.Conflicts, "checkout") + " with several people", "Nothing is sent until the shopper says which is theirs.", "/dashboard/sessions?state=conflict"),
            new(waiting.Unconfirmed, Spell.Noun(waiting.Unconfirmed, "message") + (waiting.Unconfirmed == 1 ? " waits" : " wait") + " for the shopper's word", "They were asked on the shop's page who opened Messenger.", "/dashboard/opt-ins?state=unconfirmed"),
            new(waiting.ElsewhereHeld, Spell.Noun(waiting.ElsewhereHeld, "message") + (waiting.ElsewhereHeld == 1 ? " waits" : " wait") + " for another app", "It has the thread, for instance the Page's own inbox: finish there.", "/dashboard/conversations"),
        }.Where(hand => hand.Count > 0),
    ];
}
