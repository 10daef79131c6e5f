using WebSite.Sandbox;
using WebSite.Sandbox.Plugins;
using WebSite.Sandbox.State;

namespace WebSite.Tests.Unit.Sandbox;

public class PluginRulesTests
{
    private static readonly PluginRequest Good =
        new(PluginKind.SendToMessenger, "2.6", "demo-app", "demo-page", "v1.AbC-_", "blue", "large", null, false, "f1", "http://localhost:5080");

    private static readonly SandboxWorld World =
        new(new SandboxOptions { Webhook = new("http://localhost:5080/webhook") }, TimeProvider.System);

    [Fact]
    public void A_plugin_as_documented_is_drawn() => Assert.Null(PluginRules.WhyInvisible(Good, World));

    [Fact]
    public void All_22_wordings_are_drawn()
    {
        Assert.Equal(22, Wording.Names.Count());
        Assert.All(Wording.Names, name => Assert.Null(PluginRules.WhyInvisible(Good with { CtaText = name }, World)));
    }

    [Theory]
    [InlineData("2.5", false)]
    [InlineData("1.9", false)]
    [InlineData("2", false)]
    [InlineData("", false)]
    [InlineData("2.6", true)]
    [InlineData("2.12", true)]
    [InlineData("9.0", true)]
    public void Plugins_need_version_2_6(string version, bool isDrawn) =>
        Assert.Equal(isDrawn, PluginRules.WhyInvisible(Good with { Version = version }, World) is null);

    [Theory]
    [InlineData(250, true)]
    [InlineData(251, false)]
    public void A_ref_has_250_characters_at_most(int length, bool isDrawn) =>
        Assert.Equal(isDrawn, PluginRules.WhyInvisible(Good with { Ref = new('a', length) }, World) is null);

    [Fact]
    public void Each_refusal_says_what_is_wrong()
    {
        Assert.Contains("' '", PluginRules.WhyInvisible(Good with { Ref = "a b" }, World), StringComparison.Ordinal);
        Assert.Contains("page_id is missing", PluginRules.WhyInvisible(Good with { PageId = null }, World), StringComparison.Ordinal);
        Assert.Contains("demo-app", PluginRules.WhyInvisible(Good with { MessengerAppId = "95100348886" }, World), StringComparison.Ordinal);
        Assert.Contains("color", PluginRules.WhyInvisible(Good with { Color = "red" }, World), StringComparison.Ordinal);
        Assert.Contains("size", PluginRules.WhyInvisible(Good with { Size = "small" }, World), StringComparison.Ordinal);
        Assert.Contains("cta_text", PluginRules.WhyInvisible(Good with { CtaText = "BUY" }, World), StringComparison.Ordinal);
        Assert.Contains("http://evil.example", PluginRules.WhyInvisible(Good with { PageOrigin = "http://evil.example" }, World), StringComparison.Ordinal);
    }

    [Fact]
    public void The_sizes_seen_in_saved_web_pages_are_kept()
    {
        Assert.Equal(new(256, 52), PluginSize.For(Good with { CtaText = "SEND_TO_MESSENGER" }, hasSession: false));
        Assert.Equal(new(122, 38), PluginSize.For(Good with { CtaText = "GET_STARTED", Size = "xlarge" }, hasSession: false));
        Assert.Equal(new(130, 38), PluginSize.For(Good with { Kind = PluginKind.MessageUs, Size = "xlarge" }, hasSession: false));
    }
}
