using Messenger.AspNetCore.Tests.Support;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Start;

/// <summary>Who starts the site with wrong settings is told all of it at once, so that one change mends it.</summary>
public class StartListTests
{
    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once_and_what_to_do()
    {
        var errors = await ErrorsAsync(new()
        {
            ["Messenger__AppId"] = "my-app",
            ["Messenger__RefLifetime"] = "soon",
            ["Database__Provider"] = "Oracle",
            ["ConnectionStrings__Site"] = "Data Source=:memory:",
            ["Shop__MostOfOne"] = "many",
            ["Shop__MostOfStock"] = "101",
            ["Shop__Language"] = "xx",
            ["Retention__Event"] = "90.00:00:00",
            ["Outbox__PerSecond"] = "0",
            ["Outbox__OrderTag"] = "post purchase",
            ["Site__TimeZone"] = "Europe/Nowhere",
            ["Site__Patience"] = "1.00:00:00",
            ["Proxies__Hops"] = "0",
            ["Proxies__Trusted__0"] = "somewhere",
            ["Keys__Certificate"] = "/nowhere/keys.pem",
        });
        Assert.StartsWith("The site doesn't start: 18 things are wrong.", errors, StringComparison.Ordinal);
        Assert.All(
        [
            "Messenger:AppId is 'my-app'. It must be the number that Facebook gave, not a name.",
            "Messenger:PageId is missing: it is the number that Facebook gave your Page.",
            "Messenger:AppSecrets is empty: without a secret nobody could tell Facebook's deliveries from a stranger's. Set Messenger__AppSecrets__0.",
            "Messenger:VerifyToken is missing: choose a long random text and give the same to Facebook's webhook form.",
            "Messenger:RefLifetime is 'soon'. It must be a time, such as 1.00:00:00 (a day) or 00:10:00 (ten minutes).",
            "Database:Provider is 'Oracle'. Allowed: SQLite, PostgreSQL",
            "ConnectionStrings:Site is 'Data Source=:memory:'. It must name a file, for instance 'Data Source=data/site.db'.",
            "Shop:MostOfOne is 'many'. It must be a whole number, such as 10.",
            "Shop:MostOfStock is '101'. Allowed: 1 to 100, the percentage of what is left that one order may have.",
            "Shop:Language is 'xx'. Allowed: en, de, fr, es, ar, ja.",
            "Retention:Event isn't a setting. Did you mean Retention:Events?",
            "Outbox:PerSecond is '0'. Allowed: 1 to 300, which is what Facebook takes of a Page.",
            "Outbox:OrderTag is 'post purchase'. Allowed: a tag in capitals, such as POST_PURCHASE_UPDATE, or nothing.",
            "Site:TimeZone is 'Europe/Nowhere', which this machine doesn't know.",
            "Site:Patience is '1.00:00:00'. Allowed: 00:00:01 (a second) to 00:01:00 (a minute).",
            "Proxies:Hops is '0'. Allowed: 1 to 10, the number of proxies that stand in a row before the site.",
            "Proxies:Trusted has 'somewhere'. Each entry must be an address",
            "Keys:Certificate",
        ], sentence => Assert.Contains($"  - {sentence}", errors, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Messenger__AppSecret", "x", "Messenger:AppSecret isn't a setting. Did you mean Messenger:AppSecrets?")]
    [InlineData("Messenger__PublicUrl", "https://shop.example", "Messenger:PublicUrl isn't a setting. Did you mean Site:PublicUrl?")]
    [InlineData("Mesenger__AppId", "1", "Mesenger isn't a section of the settings. Did you mean Messenger?")]
    [InlineData("Accounts__Owner", "Bob", "Accounts:Owner isn't a setting. Accounts has: SessionLength.")]
    [InlineData("Figures__Days", "7", "Figures:Days isn't a setting. Did you mean Figures:Attribution:Days?")]
    [InlineData("Placements__cart__Colour", "blue", "Placements:cart:Colour isn't a setting. Did you mean Placements:cart:Color?")]
    [InlineData("Keys__Previous__0__Certificat", "old.pem", "Keys:Previous:0:Certificat isn't a setting. Did you mean Keys:Previous:0:Certificate?")]
    [InlineData("Proxies__Trusted", "10.0.0.1", "Proxies:Trusted is a list, and was given as one value. Set Proxies__Trusted__0, or an array in the settings file.")]
    [InlineData("Messenger__VerifyToken__0", "x", "Messenger:VerifyToken is one value, and was given as a list.")]
    public async Task A_setting_that_there_is_not_is_told_with_the_one_that_was_meant(string name, string value, string sentence) =>
        Assert.Contains(sentence, await ErrorsAsync(new() { [name] = value }), StringComparison.Ordinal);

    [Fact]
    public async Task What_belongs_to_others_is_left_alone()
    {
        var errors = await ErrorsAsync(new() { ["Logging__LogLevel__Default"] = "Warning", ["Kestrel__Limits__MaxConcurrentConnections"] = "1000", ["Sandbox__Url"] = "http://localhost:5081", ["Telemetry__Key"] = "x" });
        Assert.DoesNotContain("isn't a se", errors, StringComparison.Ordinal);
        Assert.Contains("The site doesn't start: 4 things are wrong.", errors, StringComparison.Ordinal);
    }

    private static async Task<string> ErrorsAsync(Dictionary<string, string?> environment)
    {
        using var folder = new TempFolder();
        environment.TryAdd("ConnectionStrings__Site", $"Data Source={folder.File("sub/site.db")}");
        environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var (code, _, errors) = await SiteCommand.RunAsync(environment);
        Assert.Equal(1, code);
        Assert.False(Directory.Exists(folder.File("sub"))); // Before anything is touched.
        return errors;
    }
}
