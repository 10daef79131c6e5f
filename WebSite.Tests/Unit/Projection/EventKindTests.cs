using System.Text;
using System.Text.Json.Nodes;
using Messenger.AspNetCore.Events;
using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Tests.Support;
using WebSite.Model;
using WebSite.Pages.Dashboard.Conversations;
using WebSite.Projection;
using WebSite.Sandbox.Control;
using WebSite.Sandbox.Deliveries;
using WebSite.Tests.Support;
using Handovers = WebSite.Projection.Handovers;
using PageEvents = WebSite.Projection.PageEvents;

namespace WebSite.Tests.Unit.Projection;

/// <summary>What a new kind of event must not be forgotten in.</summary>
public class EventKindTests
{
    public static TheoryData<string> All => [.. EventKinds.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void It_has_sentences_and_the_docs_and_the_sandbox_know_its_field(string name)
    {
        var kind = EventKinds.Of(name)!;
        Assert.All([kind.Kept, kind.Shown ?? "."], words => Assert.EndsWith(".", words, StringComparison.Ordinal));
        Assert.Equal(EventFields.Of(name), kind.Field);
        Assert.All(["platform.md", "setup.md"], page => Assert.Contains(kind.Field, Docs(page), StringComparison.Ordinal));
        Assert.Contains(kind.Field, Docs("settings.md"), StringComparison.Ordinal);
    }

    /// <summary>The projection throws where the table says what it has no way for: so each is asked.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void The_projection_has_a_way_for_it(string name)
    {
        var kind = EventKinds.Of(name)!;
        Assert.True((kind.Means == EventMeaning.Deed) == (kind.ShownAs is not null), $"{name}: ShownAs says as what a conversation shows a person's deed, and nothing else has one.");
        Assert.True(kind.ShownAs is null || kind.Shown is not null, $"{name}: a conversation shows it, so the table needs a sentence that says so.");
        var isChange = kind.Field == EventFields.TemplateStatus;
        var sample = isChange ? new JsonObject { ["field"] = name, ["value"] = new JsonObject() } : EventSamples.All[name].DeepClone().AsObject();
        sample["sender"] = new JsonObject { ["id"] = "77" };
        sample["recipient"] = new JsonObject { ["id"] = "1" };
        var stored = new WebhookEvent { Key = [], PageId = "1", Channel = isChange ? "changes" : "messaging", Kind = name, Raw = sample.ToJsonString() };
        using var keys = new RefKeys();
        var taken = TakenEvent.Read(stored, keys.For());
        var isTaken = kind.Means == EventMeaning.OfPage
            ? PageEvents.IsAboutSending(taken) || PageEvents.IsVerdict(taken)
            : new ConversationEvents(new Echoes(null!), new Handovers(null!)).ActOf(taken) is not null;
        Assert.True(isTaken, $"{name}: neither ConversationEvents nor PageEvents does anything with it.");
        if (kind.ShownAs is not null)
        {
            Assert.Equal(kind.ShownAs, ConversationEvents.ShownAs(taken).Kind);
        }
    }

    /// <summary>The reader names it so: the sandbox has a sample of each.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void The_reader_names_it(string name)
    {
        var isChange = EventFields.Of(name) == EventFields.TemplateStatus;
        var sample = isChange ? new JsonObject { ["field"] = name, ["value"] = new JsonObject() } : EventSamples.All[name];
        Assert.Equal(name, EventReader.Read("1", isChange ? "changes" : "messaging", Encoding.UTF8.GetBytes(sample.ToJsonString())).Kind);
    }

    /// <summary>Those of which the sandbox has a sample and this table says nothing: nothing is done with them, and that is meant so.</summary>
    [Fact]
    public void What_the_sandbox_sends_has_a_row_or_is_known_to_mean_nothing() => Assert.Equal(
        ["account_linking", "app_roles", "checkout_update", "game_play", "payment", "pre_checkout"],
        EventSamples.All.Select(sample => EventReader.Read("1", "messaging", Encoding.UTF8.GetBytes(sample.Value.ToJsonString())).Kind).Distinct().Where(kind => EventKinds.Of(kind) is null).Order());

    [Fact]
    public void What_is_missing_without_a_field_is_one_sentence() => Assert.All(
        EventKinds.All.GroupBy(kind => kind.Field), field => Assert.Single(field.Select(kind => kind.Without is null).Distinct()));

    /// <summary>A message without a text of its own has the one sentence that says so.</summary>
    [Fact]
    public void Every_entry_of_a_thread_has_words_of_its_own()
    {
        var said = Enum.GetValues<EntryKind>().Where(kind => kind is not (EntryKind.Text or EntryKind.Echo or EntryKind.Program)).Select(ThreadWords.Say).ToList();
        Assert.Distinct(said);
        Assert.DoesNotContain(ThreadWords.Say(EntryKind.Text), said);
    }

    private static string Docs(string page) => File.ReadAllText(Path.Combine(DocumentedLines.Root(), "docs", page));
}
