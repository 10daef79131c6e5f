using Messenger.AspNetCore.Refs;
using WebSite.Model;

namespace WebSite.Tests.Unit.Model;

public sealed class EntryPointRuleTests
{
    [Fact]
    public void Every_way_in_has_a_row_and_each_word_of_Facebooks_means_one()
    {
        Assert.Equal(Enum.GetValues<EntryPoint>().Order(), EntryPointRules.All.Select(row => row.EntryPoint).Order());
        Assert.Distinct(EntryPointRules.All.Select(row => row.Source).OfType<string>());
    }

    [Theory]
    [InlineData("SHORTLINK", EntryPoint.Link)]
    [InlineData("MESSENGER_CODE", EntryPoint.Code)]
    [InlineData("ADS", EntryPoint.Ad)]
    [InlineData("DISCOVER_TAB", EntryPoint.Unknown)]
    [InlineData("shortlink", EntryPoint.Unknown)]
    [InlineData(null, EntryPoint.Unknown)]
    public void A_referrals_source_names_the_way_in(string? source, EntryPoint expected) => Assert.Equal(expected, EntryPointRules.BySource(source));
}
