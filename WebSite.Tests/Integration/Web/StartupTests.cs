using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Plugins;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Web;

public class StartupTests
{
    [Theory]
    [InlineData("Messenger:AppSecrets:0", null, "Messenger:AppSecrets is empty")]
    [InlineData("Messenger:AppSecrets:0", "", "Messenger:AppSecrets has an empty entry")]
    [InlineData("Messenger:AppSecrets:1", "  ", "Messenger:AppSecrets has an empty entry")]
    [InlineData("Messenger:VerifyToken", "", "Messenger:VerifyToken is missing")]
    [InlineData("Messenger:SdkVersion", "", "Messenger:SdkVersion is missing")]
    [InlineData("Messenger:SdkVersion", "v2.5", "Messenger:SdkVersion is 'v2.5': below v2.6")]
    [InlineData("Messenger:SdkVersion", "2.6", "Messenger:SdkVersion is '2.6', which is no version")]
    [InlineData("Messenger:SdkVersion", "latest", "Messenger:SdkVersion is 'latest', which is no version")]
    [InlineData("Messenger:AppId", "", "Messenger:AppId is missing")]
    [InlineData("Messenger:AppId", "kettleandkin", "Messenger:AppId is 'kettleandkin'. It must be the number")]
    [InlineData("Messenger:PageId", "", "Messenger:PageId is missing")]
    [InlineData("Messenger:PageId", "1 2", "Messenger:PageId is '1 2'")]
    [InlineData("Messenger:Locale", "english", "Messenger:Locale is 'english'")]
    [InlineData("Messenger:SdkUrl", "/sdk.js", "Messenger:SdkUrl is '/sdk.js'")]
    [InlineData("Messenger:LinkUrl", "javascript:alert(1)", "Messenger:LinkUrl is 'javascript:alert(1)'")]
    [InlineData("Messenger:PluginOrigins:0", "https://www.facebook.com/", "Messenger:PluginOrigins has 'https://www.facebook.com/'")]
    [InlineData("Messenger:RefLifetime", "00:00:59", "Messenger:RefLifetime is '00:00:59'")]
    [InlineData("Messenger:RefLifetime", "31.00:00:00", "Messenger:RefLifetime is '31.00:00:00'")]
    [InlineData("Messenger:RefLifetime", "soon", "Messenger:RefLifetime")]
    [InlineData("Messenger:AppId", "demo-app", "mix the sandbox with Facebook: AppId start with demo-")]
    [InlineData("Messenger:AppSecrets:1", "demo-app-secret", "mix the sandbox with Facebook: AppSecrets start with demo-")]
    [InlineData("Messenger:ClientToken", "demo-token", "mix the sandbox with Facebook: ClientToken start with demo-")]
    [InlineData("Messenger:DialogUrl", "facebook", "Messenger:DialogUrl is 'facebook'. It must be an absolute http or https address.")]
    [InlineData("Messenger:PageAccessToken", "demo-token", "mix the sandbox with Facebook: PageAccessToken start with demo-")]
    [InlineData("Messenger:LinkUrl", "http://localhost:5081/m", "'http://localhost:5081/m' is the sandbox (Sandbox:Url)")]
    [InlineData("Placements:cart:Color", "red", "Placements:cart: color is 'red'. Allowed: blue, white.")]
    [InlineData("Placements:cart:Size", "small", "Placements:cart: size is 'small'. Allowed: standard, large, xlarge.")]
    [InlineData("Placements:cart:CtaText", "BUY", "Placements:cart: cta_text is 'BUY'")]
    [InlineData("Placements:basket:Color", "blue", "Placements: placement is 'basket'. Allowed: product, cart, checkout, thank-you, sold-out, price-drop.")]
    [InlineData("Retention:Events", "6.23:59:59", "Retention:Events is '6.23:59:59'. Allowed: 7.00:00:00 (7 days)")]
    [InlineData("Retention:Events", "-90.00:00:00", "Retention:Events is '-90.00:00:00'")]
    [InlineData("Retention:Events", "long", "Retention:Events")]
    [InlineData("Retention:Sessions", "6.00:00:00", "Retention:Sessions is '6.00:00:00'. Allowed: 7.00:00:00 (7 days)")]
    [InlineData("Retention:Carts", "0", "Retention:Carts is '00:00:00'.")]
    [InlineData("Retention:Orders", "89.00:00:00", "Retention:Orders is '89.00:00:00'. Allowed: 0 (orders keep name and address for good), or 90.00:00:00")]
    [InlineData("Retention:Orders", "10951.00:00:00", "Retention:Orders is '10951.00:00:00'.")]
    [InlineData("Figures:Attribution:Days", "14", "Figures:Attribution:Days is '14'. Allowed: 1, 7, 28, the days")]
    [InlineData("Figures:Attribution:Touch", "7", "Figures:Attribution:Touch is '7'. Allowed: Last, First.")]
    [InlineData("Figures:Attribution:Touch", "middle", "Figures:Attribution:Touch")]
    [InlineData("Site:PrivacyEmail", "nobody", "Site:PrivacyEmail is 'nobody'. It must be an e-mail address")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317", "OTEL_EXPORTER_OTLP_ENDPOINT is 'collector:4317'. Allowed: an address with http or https")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http", "OTEL_EXPORTER_OTLP_PROTOCOL is 'http'. Allowed: grpc, http/protobuf.")]
    [InlineData("OTEL_EXPORTER_OTLP_TIMEOUT", "10s", "OTEL_EXPORTER_OTLP_TIMEOUT is '10s'. Allowed: milliseconds")]
    [InlineData("Logging:Console:FormatterName", "yaml", "Logging:Console:FormatterName is 'yaml'. Allowed: simple, json, systemd.")]
    [InlineData("Database:Provider", "Oracle", "Database:Provider is 'Oracle'")]
    [InlineData("ConnectionStrings:Site", "", "ConnectionStrings:Site is missing")]
    public async Task A_wrong_setting_stops_the_start_with_a_sentence_that_names_it(string name, string? value, string sentence) =>
        Assert.Contains(sentence, await FailureAsync((name, value), ("Sandbox:Url", "http://localhost:5081")), StringComparison.Ordinal);

    [Theory]
    [InlineData("Messenger:AppId", "95100348886", "AppId don't")]
    [InlineData("Messenger:AppSecrets:0", Settings.Secret, "AppSecrets don't")]
    [InlineData("Messenger:SdkUrl", "https://connect.facebook.net/{locale}/sdk.js", "'https://connect.facebook.net/en_US/sdk.js' is Facebook's")]
    [InlineData("Messenger:GraphUrl", "https://graph.facebook.com", "'https://graph.facebook.com' is Facebook's")]
    [InlineData("Messenger:PluginOrigins:0", "https://www.facebook.com", "'https://www.facebook.com' is Facebook's")]
    public async Task Something_of_Facebooks_among_the_sandboxs_settings_stops_the_start(string name, string value, string sentence)
    {
        (string, string?)[] demo =
        [
            ("Messenger:AppId", "demo-app"), ("Messenger:PageId", "demo-page"), ("Messenger:AppSecrets:0", "demo-app-secret"), ("Messenger:VerifyToken", "demo-verify"),
            ("Messenger:SdkUrl", "http://localhost:5081/sdk.js"), ("Messenger:GraphUrl", "http://localhost:5081"), ("Messenger:LinkUrl", "http://localhost:5081/m"), ("Messenger:PluginOrigins:0", "http://localhost:5081"),
        ];
        await using (var site = new SiteHost(demo.Select(d => KeyValuePair.Create(d.Item1, d.Item2))))
        {
            Assert.NotNull(site.Address);
        }

        Assert.Contains(sentence, await FailureAsync([.. demo, (name, value)]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_faults_give_two_sentences()
    {
        var failure = await FailureAsync(("Messenger:SdkVersion", "v2.5"), ("Messenger:VerifyToken", " "));
        Assert.Contains("Messenger:SdkVersion is 'v2.5'", failure, StringComparison.Ordinal);
        Assert.Contains("Messenger:VerifyToken is missing", failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("taken/site.db")]
    [InlineData("folder")]
    public async Task A_database_that_cannot_be_written_stops_the_start_and_names_its_setting(string path)
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("taken"), "", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(folder.File("folder"));
        var failure = await FailureAsync(("ConnectionStrings:Site", "Data Source=" + folder.File(path)));
        Assert.Contains("ConnectionStrings:Site", failure, StringComparison.Ordinal);
        Assert.Contains(folder.File(path), failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Environment_variables_override_lists_and_placements()
    {
        var prefix = $"TEST_{Guid.NewGuid():N}_";
        (string Name, string Value)[] variables =
            [("Messenger__AppSecrets__0", "new"), ("Messenger__AppSecrets__1", Settings.Secret), ("Placements__thank-you__CtaText", "GET_STARTED")];
        try
        {
            Array.ForEach(variables, v => Environment.SetEnvironmentVariable(prefix + v.Name, v.Value));
            await using var site = new SiteHost(new ConfigurationBuilder().AddEnvironmentVariables(prefix).Build().AsEnumerable().Where(s => s.Value is not null));

            Assert.Equal(["new", Settings.Secret], site.Services.GetRequiredService<IOptions<MessengerOptions>>().Value.AppSecrets);
            var style = site.Services.GetRequiredService<IOptions<PlacementOptions>>().Value.For(Placement.ThankYou);
            Assert.Equal(("GET_STARTED", "xlarge"), (style.CtaText, style.Size));
        }
        finally
        {
            Array.ForEach(variables, v => Environment.SetEnvironmentVariable(prefix + v.Name, null));
        }
    }

    private static async Task<string> FailureAsync(params (string Name, string? Value)[] settings)
    {
        await using var site = new SiteHost(settings.Select(s => KeyValuePair.Create(s.Name, s.Value)));
        return Record.Exception(() => site.Address)?.ToString() ?? "It started.";
    }
}
