using WebSite.Privacy;

namespace WebSite.Tests.Unit.Privacy;

public class HowLongTests
{
    [Theory]
    [InlineData("1.00:00:00", "1 day")]
    [InlineData("90.00:00:00", "90 days")]
    [InlineData("90.00:00:01", "91 days")]
    [InlineData("365.00:00:00", "1 year")]
    [InlineData("366.00:00:00", "366 days")]
    [InlineData("3650.00:00:00", "10 years")]
    public void A_time_is_said_in_days_or_whole_years_and_never_too_short(string time, string expected) =>
        Assert.Equal(expected, HowLong.Of(TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));
}
