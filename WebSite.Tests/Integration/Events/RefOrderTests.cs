using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Events;

/// <summary>Where an event has several refs, or empty places for one, one order says which counts.</summary>
public sealed class RefOrderTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private readonly SiteHost _site = shared.Site;

    [Theory]
    [InlineData("one", """ "optin":{"ref":"one-optin"},"referral":{"ref":"another"} """, "one-optin")]
    [InlineData("two", """ "referral":{"ref":"two-beside"},"postback":{"title":"Get Started","referral":{"ref":"inside"}} """, "two-beside")]
    [InlineData("three", """ "referral":{},"postback":{"title":"Get Started","referral":{"ref":"three-inside"}} """, "three-inside")]
    [InlineData("four", """ "referral":{"source":"SHORTLINK"},"message":{"mid":"m_ref_order_4","text":"four","referral":{"ref":"four-inside"}} """, "four-inside")]
    [InlineData("five", """ "postback":{"title":"Get Started","referral":{}},"message":{"mid":"m_ref_order_5","text":"five","referral":{"ref":"five=="}} """, "five")]
    [InlineData("six", """ "referral":{"source":"ADS"} """, null)]
    public async Task The_first_that_is_there_counts(string person, string content, string? expected)
    {
        await _site.DeliverAsync(Payload.Event(content.Trim(), psid: person));

        var one = Assert.Single(await _site.EventsAsync(), one => one.Stored.Sender == person);

        Assert.Equal(expected ?? "", RefText.Canonical(one.Stored.Read().Ref));
    }
}
