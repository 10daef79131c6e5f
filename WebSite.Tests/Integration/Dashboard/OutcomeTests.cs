using WebSite.Model;
using WebSite.Pages.Dashboard.Deliveries;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Dashboard;

/// <summary>What is said of an event is what became of it, whatever its kind.</summary>
public sealed class OutcomeTests : IAsyncDisposable
{
    private readonly SiteHost _site = new();

    public static TheoryData<string, string> Events => new()
    {
        { """ "message":{"mid":"m","text":"Is it safe?"} """, "Shown in the conversation." },
        { """ "postback":{"payload":"GO","title":"Get Started"} """, "Shown in the conversation." },
        { """ "referral":{"ref":"c-tea-7k2m","source":"SHORTLINK","type":"OPEN_THREAD"} """, "Its ref is a campaign's key, or looks like one: it names no checkout session. Shown in the conversation." },
        { """ "optin":{"ref":"R"} """, "An opt-in of no session. Its ref isn't one that this site made. Shown in the conversation." },
        { """ "read":{"watermark":1} """, "It says how far the person has read, which is noted in their conversation." },
        { """ "delivery":{"watermark":1} """, "It says what has arrived, which is noted in the person's conversation." },
        { """ "reaction":{"reaction":"love","mid":"m"} """, "Shown in the conversation." },
        { """ "message_edit":{"mid":"m","text":"x"} """, "A change of a message that isn't in the conversation, or not yet. It was looked at for a stop." },
        { """ "message":{"mid":"m","is_deleted":true} """, "A message was taken back that isn't in the conversation, or not yet. If it comes, its words are not shown." },
        { """ "pass_thread_control":{"new_owner_app_id":1} """, "It says which app has the thread, of nobody who is known here." },
        { """ "request_thread_control":{} """, "Another app asks for the thread, of nobody who is known here." },
        { """ "policy-enforcement":{"action":"warning"} """, "Facebook keeps the Page from sending, or lets it again: messages wait, or go on. A block that is more than eight hours old changes nothing." },
        { """ "something_new":{} """, "This site does nothing with events of this kind. It is kept as it came." },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public async Task Each_kind_has_its_own_words(string content, string words)
    {
        await _site.DeliverAsync(Event(content, At(1)));
        using var bob = await _site.MerchantAsync();
        Assert.Equal(words, (await bob.GetAsync("/dashboard/deliveries")).Document.QuerySelector("tbody .why")!.TextContent);
        var page = await bob.GetAsync("/dashboard/deliveries/1");
        Assert.Contains(words, page.Document.QuerySelector("[aria-labelledby=became]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(words.Contains("Shown", StringComparison.Ordinal), page.Document.QuerySelector("a[href='/dashboard/conversations/1']") is not null);
    }

    [Fact]
    public void Every_outcome_of_every_kind_has_a_sentence()
    {
        foreach (var outcome in Enum.GetValues<EventOutcome>())
        {
            foreach (var kind in EventKinds.All.Select(kind => kind.Name).Append("nobody planned"))
            {
                foreach (var talk in new long?[] { null, 1 })
                {
                    var words = Outcomes.Why(new(1, default, null, "", null, "messaging", kind, outcome, null, 0, null, talk));
                    Assert.EndsWith(".", words, StringComparison.Ordinal);
                    Assert.DoesNotContain("asks for nothing here", words, StringComparison.Ordinal);
                    Assert.Equal(talk is not null && outcome is EventOutcome.Kept or EventOutcome.Recorded, words.Contains("Shown in the conversation", StringComparison.Ordinal));
                }
            }
        }
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
