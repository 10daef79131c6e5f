using System.Net;
using System.Text.Json;
using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Webhook;

/// <summary>The settings file changes while the site runs.</summary>
public sealed class RotationTests : IAsyncDisposable
{
    private const string Newer = "a-newer-secret-of-the-same-app";

    private readonly TempFolder _folder = new();
    private readonly LogWatch _log = new();
    private readonly SiteHost _site;
    private readonly HttpClient _http;
    private long _time;

    public RotationTests()
    {
        Write(Secrets(Settings.Secret));
        _site = new([KeyValuePair.Create("Messenger:AppSecrets:0", (string?)null)], settingsFile: File, log: _log);
        _http = _site.Browser();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => _folder.File("secrets.json");

    [Fact]
    public async Task A_secret_is_changed_without_a_restart_and_without_a_gap()
    {
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), await AnswersAsync());

        await ChangeAsync(Newer, Settings.Secret);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await AnswersAsync());
        using var bob = await _site.MerchantAsync();
        Assert.EndsWith("signed with secret 0.", (await bob.GetAsync("/dashboard/opt-ins")).Document.QuerySelector(".last-signed")!.TextContent.Trim(), StringComparison.Ordinal);

        await ChangeAsync(Newer);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), await AnswersAsync());
        Assert.Empty(_log.Errors);
    }

    [Theory]
    [InlineData("""{"Messenger":{"AppSecrets":[]}}""", "Messenger:AppSecrets is empty")]
    [InlineData("""{"Messenger":{"AppSecrets":[" "]}}""", "Messenger:AppSecrets has an empty entry")]
    [InlineData("""{"Messenger":{"AppSecrets":["a-newer-secret-of-the-same-app"],"VerifyToken":""}}""", "Messenger:VerifyToken is missing")]
    [InlineData("""{"Messenger":{"AppSecrets":["a-newer-secret-of-the-same-app"],"RefLifetime":"soon"}}""", "Messenger:RefLifetime")]
    [InlineData("""{"Messenger":{"AppSecrets":null}}""", "Messenger:AppSecrets is empty")]
    [InlineData("""{"Messenger":{"AppSecrets":["a-newer-secret-of-the-same-app"],"Locale":null,"PluginOrigins":null}}""", "Messenger:Locale is ''")]
    [InlineData("""{"Messenger":{"AppSecrets":["a-newer-secret-of-the-same-app"],"SdkUrl":null}}""", "Messenger:SdkUrl is ''")]
    [InlineData("""{"Messenger":{"AppSecrets":["a-newer-secret-of-the-same-app"]},"Placements":{"cart":{"Color":"red"}}}""", "color is 'red'", false)]
    [InlineData("""{"Messenger":{"AppSecrets":["a-newer-""", "secrets.json can't be read")]
    public async Task Wrong_settings_change_nothing_and_the_log_says_what_is_wrong(string text, string fault, bool isSecretKept = true)
    {
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), await AnswersAsync());

        // Each part of the settings is read for itself: the fault may be told before the secret is in force.
        var changed = isSecretKept ? Task.CompletedTask : ChangedAsync(Newer);
        Write(text);
        await _log.ErrorAsync(fault, 1, Cancel);
        await changed;

        Assert.Equal(isSecretKept ? (HttpStatusCode.OK, HttpStatusCode.Unauthorized) : (HttpStatusCode.Unauthorized, HttpStatusCode.OK), await AnswersAsync());
        using var unsigned = await _http.PostSignedAsync("{}"u8.ToArray());
        Assert.Equal(HttpStatusCode.Unauthorized, unsigned.StatusCode);
        using var alice = _site.Visit();
        await alice.ConsentAsync();
        foreach (var path in new[] { "/products/harbour-teapot", "/cart", "/health/ready", $"/webhook?hub.mode=subscribe&hub.challenge=1&hub.verify_token={Settings.VerifyToken}" })
        {
            Assert.Equal(HttpStatusCode.OK, (await alice.GetAsync(path)).Status);
        }

        Assert.All(_log.Errors, error => Assert.Contains("of before stay in force", error, StringComparison.Ordinal));
        await ChangeAsync("the-third", Newer);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), await AnswersAsync());
    }

    [Fact]
    public async Task The_Page_stays_the_one_of_the_start()
    {
        Write(JsonSerializer.Serialize(new { Messenger = new { AppSecrets = new[] { Settings.Secret }, PageId = "1" } }));
        await _log.ErrorAsync("until a restart the site stays with '261907812360345'", 1, Cancel);

        await _site.DeliverAsync(OptIn(_site.RefFor(Minted.Shopper())));
        Assert.NotNull(Assert.Single(await _site.OptInsAsync()).CheckoutSessionId);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _site.DisposeAsync();
        _folder.Dispose();
        _log.Dispose();
    }

    private static string Secrets(params string[] secrets) => JsonSerializer.Serialize(new { Messenger = new { AppSecrets = secrets } });

    private void Write(string text) => System.IO.File.WriteAllText(File, text);

    /// <summary>Writes the secrets, and returns when the site has them.</summary>
    private async Task ChangeAsync(params string[] secrets)
    {
        var changed = ChangedAsync(secrets);
        Write(Secrets(secrets));
        await changed;
    }

    /// <summary>Returns when the site has the secrets, which are written after this was called.</summary>
    private async Task ChangedAsync(params string[] secrets)
    {
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var changes = _site.Services.GetRequiredService<IOptionsMonitor<MessengerOptions>>().OnChange(options =>
        {
            if (options.AppSecrets.SequenceEqual(secrets))
            {
                taken.TrySetResult();
            }
        });
        await taken.Task.WaitAsync(Patience.Most, Cancel);
    }

    /// <summary>What deliveries get that are signed with the old and with the new secret.</summary>
    private async Task<(HttpStatusCode Old, HttpStatusCode New)> AnswersAsync()
    {
        using var old = await _http.PostAsync(Delivery(OptIn("R", ++_time)));
        using var newer = await _http.PostAsync(Delivery(OptIn("R", ++_time)), Newer);
        return (old.StatusCode, newer.StatusCode);
    }
}
