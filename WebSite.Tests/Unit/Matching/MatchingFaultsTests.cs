using Messenger.AspNetCore.Graph;
using WebSite.Model;
using WebSite.Outbox;

namespace WebSite.Tests.Unit.Matching;

public class MatchingFaultsTests
{
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
    public void Each_code_of_Facebooks_has_a_state_and_a_sentence(int code, int? subcode, MatchingState state, string words)
    {
        var fault = new GraphFault(GraphErrors.Classify(code, subcode), "(#1) +358401234567 can't be matched", code, subcode);

        var (found, why) = MatchingFaults.Of(fault);

        Assert.Equal(state, found);
        Assert.Contains(words, why, StringComparison.Ordinal);
        Assert.EndsWith($"(Facebook's code {fault.Number}.)", why, StringComparison.Ordinal);
        Assert.DoesNotContain("358", why, StringComparison.Ordinal);
    }

    [Fact]
    public void The_limited_release_is_told_from_the_missing_address()
    {
        const string Message = "(#10) Access to the Customer Matching API and Customer Matching via the Send API is currently available in limited release";

        var (state, why) = MatchingFaults.Of(new(GraphErrors.Classify(10, null), Message, 10));

        Assert.Equal(MatchingState.NotPermitted, state);
        Assert.Contains("closed Customer Matching to all but a few Pages", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(GraphFaultKind.Unreachable, "couldn't be reached")]
    [InlineData(GraphFaultKind.NoAnswer, "nobody knows whether it arrived")]
    [InlineData(GraphFaultKind.Token, "Messenger:PageAccessToken")]
    public void A_call_without_an_answer_of_Facebooks_names_no_code(GraphFaultKind kind, string words)
    {
        var (state, why) = MatchingFaults.Of(new(kind, "A message."));

        Assert.Equal(MatchingState.Failed, state);
        Assert.Contains(words, why, StringComparison.Ordinal);
        Assert.DoesNotContain("code", why, StringComparison.Ordinal);
    }
}
