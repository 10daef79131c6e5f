using Messenger.AspNetCore.Refs;
using WebSite.OptIns;

namespace WebSite.Tests.Unit.OptIns;

public class OptInSourceTests
{
    [Theory]
    [InlineData("SHORTLINK", EntryPoint.Link)]
    [InlineData("ADS", EntryPoint.Ad)]
    [InlineData("MESSENGER_CODE", EntryPoint.Code)]
    [InlineData("DISCOVER_TAB", EntryPoint.Unknown)]
    [InlineData("shortlink", EntryPoint.Unknown)]
    [InlineData(null, EntryPoint.Unknown)]
    public void A_referrals_source_names_the_way_in(string? source, EntryPoint door) => Assert.Equal(door, OptInSource.Door(source));
}
