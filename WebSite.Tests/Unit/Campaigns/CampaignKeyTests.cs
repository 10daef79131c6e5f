using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;
using WebSite.Model;

namespace WebSite.Tests.Unit.Campaigns;

public class CampaignKeyTests
{
    [Theory]
    [InlineData("Autumn flyer", "c-autumn-flyer-")]
    [InlineData("  Über-Crème, 2026! ", "c-uber-creme-2026-")]
    [InlineData("C-", "c-c-")]
    [InlineData("喫茶", "c-")]
    [InlineData("\uFFFEAutumn\uDC00", "c-autumn-")]
    [InlineData("🍵", "c-")]
    [InlineData("", "c-")]
    [InlineData("--- ---", "c-")]
    public void A_key_can_be_read_and_ends_at_random(string name, string start)
    {
        var key = CampaignKey.Make(name);
        Assert.StartsWith(start, key, StringComparison.Ordinal);
        Assert.Equal(start.Length + 4, key.Length);
        Assert.True(CampaignKey.HasForm(key));
        Assert.NotEqual(key, CampaignKey.Make(name));
    }

    [Fact]
    public void The_longest_name_makes_a_key_that_fits() =>
        Assert.All(
            (string[])[new('w', 80), string.Concat(Enumerable.Repeat("ß ", 40)), string.Concat(Enumerable.Repeat("ab ", 27))],
            name => Assert.True(CampaignKey.HasForm(CampaignKey.Make(name))));

    [Theory]
    [InlineData("c-autumn-7k2m", true)]
    [InlineData("c-a", true)]
    [InlineData("c-", false)]
    [InlineData("c--a", false)]
    [InlineData("c-a-", false)]
    [InlineData("C-a", false)]
    [InlineData("c-A", false)]
    [InlineData("c-a\n", false)]
    [InlineData("c-é", false)]
    [InlineData("c-a'--", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_what_is_made_has_the_form(string? text, bool has) => Assert.Equal(has, CampaignKey.HasForm(text));

    [Fact]
    public void No_ref_of_ours_is_a_key_and_no_key_a_ref_of_ours()
    {
        using var keys = new RefKeys();
        var refs = keys.For();
        var text = refs.Protect(new(Guid.NewGuid(), BrowserHash.Of([1]), EntryPoint.SendToMessenger, (byte)Placement.Cart, 1, DateTimeOffset.UtcNow.AddDays(1)));
        Assert.False(CampaignKey.HasForm(text));
        Assert.True(text.Length > CampaignKey.Longest);

        var key = CampaignKey.Make("Autumn flyer");
        Assert.True(RefText.IsSafe(key));
        Assert.Equal(RefVerdict.Foreign, refs.Read(key, DateTimeOffset.UtcNow, out _));
    }
}
