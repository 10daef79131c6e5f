using WebSite.Sandbox;

namespace WebSite.Tests.Unit.Sandbox;

public class SandboxOptionsTests
{
    [Fact]
    public void The_defaults_start() => new SandboxOptions().Check();

    [Fact]
    public void A_secret_that_could_be_real_is_refused_without_being_quoted()
    {
        var e = Assert.Throws<InvalidOperationException>(() => new SandboxOptions { AppSecret = "0123456789abcdef" }.Check());

        Assert.Contains("Sandbox:AppSecret must start with \"demo-\"", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789abcdef", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.com:5081")]
    [InlineData("https://localhost:5081")]
    [InlineData("http://localhost:5081/path")]
    public void The_sandbox_listens_on_this_machine_only(string url) =>
        Assert.Throws<InvalidOperationException>(() => new SandboxOptions { Url = new(url) }.Check());

    [Theory]
    [InlineData("https://example.com:5444")]
    [InlineData("http://localhost:5444")]
    [InlineData("https://localhost:5444/path")]
    public void With_tls_too_it_listens_on_this_machine_only(string url) =>
        Assert.Contains("Sandbox:SecureUrl", Assert.Throws<InvalidOperationException>(() => new SandboxOptions { SecureUrl = new(url) }.Check()).Message, StringComparison.Ordinal);
}
