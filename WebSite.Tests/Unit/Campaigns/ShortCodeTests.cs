using WebSite.Campaigns;

namespace WebSite.Tests.Unit.Campaigns;

public class ShortCodeTests
{
    [Fact]
    public void A_code_has_nothing_that_looks_like_something_else()
    {
        var codes = Enumerable.Range(0, 500).Select(_ => ShortCode.Make()).ToList();
        Assert.All(codes, code => Assert.Matches("^[a-hj-km-np-z2-9]{7}$", code));
        Assert.True(codes.Distinct().Count() > 495);
    }

    [Theory]
    [InlineData("k2cy7e7", "k2cy7e7")]
    [InlineData(" K2CY7E7 ", "k2cy7e7")]
    [InlineData("k2cy7e", null)]
    [InlineData("k2cy7e7x", null)]
    [InlineData("k2cy7e0", null)]
    [InlineData("k2cy7el", null)]
    [InlineData("k2cy/e7", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Capitals_and_spaces_make_no_other_code(string? typed, string? expected) => Assert.Equal(expected, ShortCode.Canonical(typed));
}
