using System.Net;
using Messenger.AspNetCore.Tests.Support;
using WebSite.Tests.Support;
using static WebSite.Tests.Support.SiteCommand;

namespace WebSite.Tests.Integration.Accounts;

/// <summary><c>reset-password</c> as a process of its own, while the site runs.</summary>
public sealed class ResetCommandTests : IAsyncDisposable
{
    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("BOB@example.com")]
    public async Task It_prints_a_link_that_works_at_the_site_that_runs(string? email)
    {
        using var bob = await _site.MerchantAsync();

        var run = await RunAsync(Environment(), email is null ? ["reset-password"] : ["reset-password", email]);

        Assert.Equal((0, ""), (run.Code, run.Errors));
        var link = Assert.Single(run.Output.Split('\n'), line => line.StartsWith("https://shop.example/account/reset/", StringComparison.Ordinal));
        using var locked = _site.Visit();
        var reply = await locked.PostAsync(new Uri(link).PathAndQuery, [("Input.Password", "five loud herons by the sea")], from: Visitor.SomeForm);
        Assert.Equal(HttpStatusCode.Redirect, reply.Status);
        Assert.Equal(HttpStatusCode.OK, (await locked.GetAsync("/dashboard/opt-ins")).Status);
    }

    [Fact]
    public async Task Nobody_and_several_are_told_apart()
    {
        Assert.Contains("There is no merchant yet.", await FailAsync(1, "reset-password"), StringComparison.Ordinal);
        using var bob = await _site.MerchantAsync();
        Assert.Contains("No merchant has the e-mail address “carol@example.com”.", await FailAsync(1, "reset-password", "carol@example.com"), StringComparison.Ordinal);
        await _site.ReadAsync(async db =>
        {
            db.Merchants.Add(new() { Email = "alice@example.com", NormalizedEmail = "ALICE@EXAMPLE.COM" });
            return await db.SaveChangesAsync(Cancel);
        });
        Assert.Contains("There are 2 merchants.", await FailAsync(1, "reset-password"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--now", "isn't understood")]
    [InlineData("Messenger__AppId", "Messenger:AppId is missing")]
    [InlineData("ConnectionStrings__Site", "There is no database at")]
    public async Task What_keeps_it_from_looking_ends_with_2_and_a_sentence(string what, string sentence)
    {
        using var folder = new TempFolder();
        var environment = Environment();
        environment[what] = what == "ConnectionStrings__Site" ? $"Data Source={folder.File("none.db")}" : "";

        var run = await RunAsync(environment, what.StartsWith("--", StringComparison.Ordinal) ? ["reset-password", what] : ["reset-password"]);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(sentence, run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("none.db")));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private async Task<string> FailAsync(int code, params string[] arguments)
    {
        _ = _site.Address;
        var run = await RunAsync(Environment(), arguments);
        Assert.Equal((code, ""), (run.Code, run.Output));
        return run.Errors;
    }

    private Dictionary<string, string?> Environment() => new(Settings.Real.Select(pair => KeyValuePair.Create(pair.Key.Replace(":", "__", StringComparison.Ordinal), pair.Value)))
    {
        ["DOTNET_hostBuilder__reloadConfigOnChange"] = "false",
        ["ConnectionStrings__Site"] = $"Data Source={_site.Database}",
        ["Site__PublicUrl"] = "https://shop.example",
    };
}
