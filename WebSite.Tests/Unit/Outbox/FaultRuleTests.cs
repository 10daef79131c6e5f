using Messenger.AspNetCore.Graph;
using WebSite.Model;

namespace WebSite.Tests.Unit.Outbox;

/// <summary>What becomes of a message by Facebook's code, and the sentences for it: a row for each row of docs/platform.md, Errors.</summary>
public class FaultRuleTests
{
    [Fact]
    public void Every_class_has_its_row_and_a_hindrance_or_a_pause_where_it_needs_one() => Assert.All(Enum.GetValues<GraphFaultKind>(), kind =>
    {
        var rule = kind.Rule();
        Assert.Equal((rule.Fate == FaultFate.Hinder, rule.Fate == FaultFate.Pause), (rule.Hindrance is not null, rule.Pause is not null));
        Assert.EndsWith(".", rule.Why, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData(-1, 2018012, FaultFate.Again, "passing trouble")]
    [InlineData(1, 99, FaultFate.Again, "passing trouble")]
    [InlineData(1, 1357046, FaultFate.Uncertain, "arrive all the same")]
    [InlineData(2, null, FaultFate.Again, "passing trouble")]
    [InlineData(2, 2018344, FaultFate.Fail, "permit")]
    [InlineData(1200, null, FaultFate.Again, "passing trouble")]
    [InlineData(4, null, FaultFate.Pause, "fewer messages")]
    [InlineData(17, null, FaultFate.Pause, "fewer messages")]
    [InlineData(32, null, FaultFate.Pause, "fewer messages")]
    [InlineData(613, null, FaultFate.Pause, "fewer messages")]
    [InlineData(80004, null, FaultFate.Pause, "fewer messages")]
    [InlineData(80006, null, FaultFate.Pause, "fewer messages")]
    [InlineData(4, 2018022, FaultFate.Again, "phone numbers")]
    [InlineData(613, 1893016, FaultFate.Fail, "same topic")]
    [InlineData(613, 2018338, FaultFate.Pause, "keeps the Page from sending")]
    [InlineData(10, 1893063, FaultFate.Pause, "keeps the Page from sending")]
    [InlineData(368, null, FaultFate.Pause, "keeps the Page from sending")]
    [InlineData(2022, null, FaultFate.Pause, "keeps the Page from sending")]
    [InlineData(190, 463, FaultFate.Pause, "Messenger:PageAccessToken")]
    [InlineData(102, null, FaultFate.Pause, "Messenger:PageAccessToken")]
    [InlineData(10, 2018278, FaultFate.Hinder, "window has closed")]
    [InlineData(10, 2018065, FaultFate.Hinder, "window has closed")]
    [InlineData(10, 2534022, FaultFate.Hinder, "window has closed")]
    [InlineData(10, 2018108, FaultFate.Hinder, "can't be reached")]
    [InlineData(200, 1545041, FaultFate.Hinder, "can't be reached")]
    [InlineData(551, 1545041, FaultFate.Hinder, "can't be reached")]
    [InlineData(10, 2018300, FaultFate.Hinder, "Another app has the thread")]
    [InlineData(2018300, null, FaultFate.Hinder, "Another app has the thread")]
    [InlineData(100, 2018001, FaultFate.Fail, "knows nobody")]
    [InlineData(100, 1893061, FaultFate.Hinder, "Outbox:OrderTag")]
    [InlineData(100, 2018034, FaultFate.Fail, "refused it. It said: (#9) A message.")]
    [InlineData(200, 2018028, FaultFate.Fail, "Finish the app's review")]
    [InlineData(10, 1404170, FaultFate.Fail, "permit")]
    [InlineData(10, 1893015, FaultFate.Fail, "permit")]
    [InlineData(4711, null, FaultFate.Fail, "refused it")]
    public void Each_code_of_Facebooks_has_a_fate_and_a_sentence(int code, int? subcode, FaultFate fate, string words)
    {
        var fault = new GraphFault(GraphErrors.Classify(code, subcode), "(#9) A message.", code, subcode);
        Assert.Equal(fate, fault.Kind.Rule().Fate);
        Assert.Contains(words, fault.Why(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, 2018034, FaultFate.Again)]
    [InlineData(10, 2018278, FaultFate.Again)]
    [InlineData(2, null, FaultFate.Again)]
    [InlineData(613, null, FaultFate.Pause)]
    [InlineData(1, 1357046, FaultFate.Uncertain)]
    public void What_says_itself_that_it_passes_is_tried_again_unless_it_was_sent_or_holds_the_page(int code, int? subcode, FaultFate fate) =>
        Assert.Equal(fate, GraphErrors.Classify(code, subcode, isTransient: true).Rule().Fate);

    [Theory]
    [InlineData(100, 2018001, MatchingState.NoMatch, "found nobody by this number")]
    [InlineData(230, null, MatchingState.NotPermitted, "lacks the permission pages_messaging_phone_number")]
    [InlineData(200, 2018027, MatchingState.NotPermitted, "isn't approved for pages_messaging_phone_number")]
    [InlineData(10, 2018027, MatchingState.NotPermitted, "isn't approved for pages_messaging_phone_number")]
    [InlineData(200, 2018028, MatchingState.NotPermitted, "isn't approved for pages_messaging,")]
    [InlineData(10, 2018028, MatchingState.NotPermitted, "isn't approved for pages_messaging,")]
    [InlineData(200, 2018021, MatchingState.NotPermitted, "fee of 99 USD")]
    [InlineData(10, null, MatchingState.NotPermitted, "US address or an admin in the US")]
    [InlineData(10, 1, MatchingState.NotPermitted, "permissions")]
    [InlineData(200, null, MatchingState.NotPermitted, "permissions")]
    [InlineData(10, 2018065, MatchingState.Failed, "24 hours")]
    [InlineData(10, 2018278, MatchingState.Failed, "24 hours")]
    [InlineData(10, 2018108, MatchingState.Failed, "takes no messages")]
    [InlineData(200, 1545041, MatchingState.Failed, "takes no messages")]
    [InlineData(551, 1545041, MatchingState.Failed, "takes no messages")]
    [InlineData(4, 2018022, MatchingState.Failed, "Too many messages went to phone numbers")]
    [InlineData(4, null, MatchingState.Failed, "takes no more calls")]
    [InlineData(613, null, MatchingState.Failed, "takes no more calls")]
    [InlineData(613, 1893016, MatchingState.Failed, "same topic")]
    [InlineData(-1, 2018012, MatchingState.Failed, "passing trouble")]
    [InlineData(1, 99, MatchingState.Failed, "passing trouble")]
    [InlineData(2, null, MatchingState.Failed, "passing trouble")]
    [InlineData(1200, null, MatchingState.Failed, "passing trouble")]
    [InlineData(190, 463, MatchingState.Failed, "Messenger:PageAccessToken")]
    [InlineData(2018300, null, MatchingState.Failed, "Another app")]
    [InlineData(100, null, MatchingState.Failed, "refused the message itself")]
    [InlineData(4711, null, MatchingState.Failed, "refused the message itself")]
    public void Each_code_has_a_state_of_a_matching_and_a_sentence_without_the_number(int code, int? subcode, MatchingState state, string words)
    {
        var fault = new GraphFault(GraphErrors.Classify(code, subcode), "(#1) +358401234567 can't be matched", code, subcode);

        var (found, why) = (fault.Kind.Rule().State, fault.WhyToNumber());

        Assert.Equal(state, found);
        Assert.Contains(words, why, StringComparison.Ordinal);
        Assert.EndsWith($"(Facebook's code {fault.Number}.)", why, StringComparison.Ordinal);
        Assert.DoesNotContain("358", why, StringComparison.Ordinal);
    }

    [Fact]
    public void The_limited_release_is_told_from_the_missing_address()
    {
        const string Message = "(#10) Access to the Customer Matching API and Customer Matching via the Send API is currently available in limited release";

        var fault = new GraphFault(GraphErrors.Classify(10, null, Message), Message, 10);
        var (state, why) = (fault.Kind.Rule().State, fault.WhyToNumber());

        Assert.Equal(MatchingState.NotPermitted, state);
        Assert.Contains("closed Customer Matching to all but a few Pages", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(GraphFaultKind.Unreachable, "couldn't be reached")]
    [InlineData(GraphFaultKind.NoAnswer, "nobody knows whether it arrived")]
    [InlineData(GraphFaultKind.Token, "Messenger:PageAccessToken")]
    public void A_call_without_an_answer_of_Facebooks_names_no_code(GraphFaultKind kind, string words)
    {
        var (state, why) = (kind.Rule().State, new GraphFault(kind, "A message.").WhyToNumber());

        Assert.Equal(MatchingState.Failed, state);
        Assert.Contains(words, why, StringComparison.Ordinal);
        Assert.DoesNotContain("code", why, StringComparison.Ordinal);
    }
}
