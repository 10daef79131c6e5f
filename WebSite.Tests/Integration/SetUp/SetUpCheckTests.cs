using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Sandbox.Faults;
using WebSite.Sandbox.State;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.SetUp;

/// <summary>The check names what is broken, and nothing else.</summary>
public class SetUpCheckTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_everything_is_right_all_is_good_but_what_Facebook_does_not_tell()
    {
        await using var scene = await SetUpScene.StartAsync();
        using var bob = await scene.Site.MerchantAsync();

        var page = await bob.GetAsync(SetUpPage.Path);

        Assert.Equal("", page.Trouble());
        Assert.Equal(["mode", "login", "matching"], page.Of("cannottell"));
        Assert.Empty(page.Of("notchecked"));
        Assert.Empty(page.Document.QuerySelectorAll("li.check form"));
        Assert.All(scene.Sandbox.World.Calls.All, call => Assert.Equal("GET", call.Method));
        Assert.DoesNotContain(scene.Sandbox.World.Journal.All, entry => entry.Kind == JournalKind.Unmatched);
    }

    public static TheoryData<string, string> Broken => new()
    {
        { "development", "" }, // Facebook tells nobody.
        { "not approved", "review: wrong" },
        { "no proof of that token", "proof: wrong" },
        { "not installed", "installed: wrong" },
        { "no webhook", "subscription: wrong" },
        { "disabled", "subscription: wrong" },
        { "other webhook", "subscription: warning" }, // And nobody asks it with our token.
        { "opt-ins not ticked", "fields: wrong" },
        { "reads not ticked", "fields: warning" },
        { "nothing delivered", "delivery: warning" },
        { "not published", "published: wrong" },
        { "small picture", "picture: warning" },
        { "no picture", "picture: warning" },
        { "another button", "button: warning" },
        { "no Get Started", "get-started: wrong" },
        { "no greeting", "greeting: warning" },
        { "domain not listed", "domain: warning" }, // This machine's own name can't be.
        { "no pages_messaging", "scopes: wrong" },
        { "no pages_manage_metadata", "scopes: warning" },
        { "no phone numbers", "matching: warning" },
        { "token refused lately", "sending: wrong" },
        { "restricted lately", "sending: wrong" },
        { "too many calls lately", "sending: warning" },
        { "paused long ago", "" },
        { "empty plugins", "plugins: warning" },
        { "blocked plugins", "" },
        { "proxy that isn't named", "proxy: warning" },
        { "folder open to others", "files: warning" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task One_broken_thing_is_named_and_no_other(string what, string expected)
    {
        await using var scene = await SetUpScene.StartAsync();
        await BreakAsync(scene, what);
        using var bob = await scene.Site.MerchantAsync();

        var page = await bob.GetAsync(SetUpPage.Path);

        Assert.Equal(expected, page.Trouble());
        Assert.Equal(page.Document.QuerySelectorAll(".todo li").Length, expected.Split(", ", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("Messenger:AppSecrets:0", "demo-another-secret", "app: wrong")]
    [InlineData("Messenger:AppId", "demo-another-app", "app: wrong")]
    [InlineData("Messenger:PageAccessToken", "demo-another-token", "token: wrong")]
    [InlineData("Messenger:PageAccessToken", null, "token: wrong")]
    [InlineData("Messenger:PageId", "demo-another-page", "token: wrong")]
    [InlineData("Messenger:GraphUrl", "http://localhost:1", "graph: wrong")]
    [InlineData("Messenger:PluginOrigins:0", "http://localhost:1", "csp: wrong")]
    public async Task One_wrong_setting_is_named_and_no_other(string name, string? value, string expected)
    {
        await using var scene = await SetUpScene.StartAsync();
        (string Name, string? Value)[] settings = [SetUpScene.Patient, SetUpScene.Responsible, (name, value)];
        await using var site = new SiteHost([.. scene.Sandbox.SiteSettings, .. settings.Select(s => KeyValuePair.Create(s.Name, s.Value))], SetUpScene.Clock);
        await site.FillAsync(1, SetUpScene.Clock.GetUtcNow());
        scene.Sandbox.World.Profile.Set(MessengerProfile.Domains, new JsonArray(site.Address.GetLeftPart(UriPartial.Authority)));
        scene.Sandbox.Webhook = new(site.Address, "webhook");
        using var bob = await site.MerchantAsync();

        var page = await bob.GetAsync(SetUpPage.Path);

        Assert.Equal(expected, page.Trouble());
    }

    /// <summary>A stranger's own header, now and then, is no proxy that isn't named.</summary>
    [Fact]
    public async Task Behind_a_proxy_that_is_named_the_clients_addresses_are_good()
    {
        await using var scene = await SetUpScene.StartAsync(("Proxies:Trusted:0", "127.0.0.1"));
        using var stranger = scene.Site.VisitFrom(9);
        stranger.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        await stranger.GetAsync("/");
        using var bob = await scene.Site.MerchantAsync();
        bob.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.8");
        await bob.GetAsync("/");

        var page = await bob.GetAsync(SetUpPage.Path);

        Assert.Contains("proxy", page.Of("good"));
    }

    [Fact]
    public async Task Another_site_at_the_shops_address_is_told_by_its_webhook()
    {
        await using var scene = await SetUpScene.StartAsync();
        await using var site = new SiteHost(
            [.. scene.Sandbox.SiteSettings, KeyValuePair.Create(SetUpScene.Patient.Name, SetUpScene.Patient.Value), new("Messenger:VerifyToken", "demo-another-token"), new("Site:Responsible", "Kettle & Kin, Harbour Street 1, Turku"), new("Site:PublicUrl", scene.Site.Address.ToString())],
            SetUpScene.Clock);
        await site.FillAsync(1, SetUpScene.Clock.GetUtcNow());
        using var bob = await site.MerchantAsync();

        var page = await bob.GetAsync(SetUpPage.Path);

        Assert.Equal("reachable: wrong", string.Join(", ", page.Trouble().Split(", ").Where(each => !each.StartsWith("domain", StringComparison.Ordinal))));
        Assert.Contains("refuses the verify token", page.Says("reachable"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_shops_address_the_verify_token_goes_nowhere_and_no_Host_header_is_believed()
    {
        ConcurrentQueue<string> asked = [];
        await using var other = await ServerStub.StartAsync(http =>
        {
            asked.Enqueue(http.Request.Path + http.Request.QueryString.ToString());
            return http.Response.WriteAsync("hello");
        });
        await using var scene = await SetUpScene.StartAsync(("environment", "Production"));
        scene.Sandbox.Webhook = new(new Uri(other.Address), "webhook");
        using var bob = await scene.Site.MerchantAsync();
        bob.Http.DefaultRequestHeaders.Host = new Uri(other.Address).Authority;

        var page = await bob.GetAsync(SetUpPage.Path);

        Assert.Contains("reachable", page.Of("cannottell"));
        Assert.Contains("Set Site:PublicUrl", page.Says("reachable"), StringComparison.Ordinal);
        Assert.Contains("domain", page.Of("cannottell"));
        Assert.Empty(asked);
    }

    [Fact]
    public async Task A_domain_that_can_be_listed_is_wrong_until_it_is()
    {
        await using var scene = await SetUpScene.StartAsync(("Site:PublicUrl", "https://shop.example"), ("Site:Patience", "00:00:01"));
        using var bob = await scene.Site.MerchantAsync();
        Assert.Contains("domain", (await bob.GetAsync(SetUpPage.Path)).Of("wrong"));

        scene.Sandbox.World.Profile.Set(MessengerProfile.Domains, new JsonArray());
        var mended = await bob.FixAsync("domain");

        Assert.Contains("domain", mended.Of("good"));
        Assert.Equal(["https://shop.example"], scene.Sandbox.World.Profile.WhitelistedDomains);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_keeps_nobody_waiting()
    {
        await using var scene = await SetUpScene.StartAsync(("Site:Patience", "00:00:08"));
        scene.Sandbox.World.Faults.Set(new() { Rules = [new() { Kind = FaultKind.GraphSlow, On = "me/messenger_profile", Milliseconds = 60_000 }] });
        using var bob = await scene.Site.MerchantAsync();

        var page = await bob.GetAsync(SetUpPage.Path);

        Assert.Equal("", page.Trouble());
        Assert.Equal(["mode", "get-started", "greeting", "domain", "login", "matching"], page.Of("cannottell"));
        Assert.Contains("No answer came within 8 seconds.", page.Says("greeting"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_Facebooks_is_told_in_its_own_words()
    {
        await using var scene = await SetUpScene.StartAsync();
        scene.Sandbox.World.Faults.Set(new() { Rules = [new() { Kind = FaultKind.GraphError, On = "me/call_to_actions", Error = new() { Code = 210, Message = "User not visible" } }] });
        using var bob = await scene.Site.MerchantAsync();

        var page = await bob.GetAsync(SetUpPage.Path);

        Assert.Equal("", page.Trouble());
        Assert.Contains("User not visible", page.Says("button"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_see_nothing_and_looking_writes_nothing()
    {
        await using var scene = await SetUpScene.StartAsync();
        using var charlie = scene.Site.Visit();
        Assert.Equal(HttpStatusCode.Redirect, (await charlie.GetAsync(SetUpPage.Path)).Status);
        using var bob = await scene.Site.MerchantAsync();
        var before = await scene.Site.ReadAsync(Rows);
        await bob.GetAsync(SetUpPage.Path);
        Assert.Equal(before, await scene.Site.ReadAsync(Rows));

        static async Task<int> Rows(SiteDb db) => await db.CheckoutSessions.CountAsync(Cancel) + await db.PluginReports.CountAsync(Cancel) + await db.WebhookEvents.CountAsync(Cancel);
    }

    private static async Task BreakAsync(Scene scene, string what)
    {
        var world = scene.Sandbox.World;
        void App(Func<AppSettings, AppSettings> change) => world.Change(settings => settings with { App = change(settings.App) });
        void Page(Func<PageSettings, PageSettings> change) => world.Change(settings => settings with { Page = change(settings.Page) });
        void Subscription(Func<SubscriptionSettings, SubscriptionSettings> change) => world.Change(settings => settings with { Subscription = change(settings.Subscription) });
        Task SaveAsync(object row) => scene.Site.ReadAsync(db =>
        {
            db.Add(row);
            return db.SaveChangesAsync(Cancel);
        });
        SendingPause Pause(PauseReason reason, TimeSpan until) => new()
        {
            PageId = world.Options.PageId,
            Reason = reason,
            Why = "Facebook's sentence.",
            Since = SetUpScene.Clock.GetUtcNow().AddHours(-2),
            Until = SetUpScene.Clock.GetUtcNow() + until,
        };
        PluginReport Failure(PluginOutcome fault) => new() { Day = DateOnly.FromDateTime(SetUpScene.Clock.GetUtcNow().UtcDateTime), Placement = Placement.Product, Outcome = fault, Count = 3 };

        switch (what)
        {
            case "development": App(app => app with { Mode = AppMode.Development }); break;
            case "not approved": App(app => app with { IsApproved = false }); break;
            case "no proof of that token":
                world.Faults.Set(new() { Rules = [new() { Kind = FaultKind.GraphError, On = "me", Times = 2, Error = new() { Code = 100, Message = "Invalid appsecret_proof provided in the API argument" } }] });
                break;
            case "not installed": Subscription(each => each with { IsInstalled = false }); break;
            case "no webhook": world.Webhook = null; break;
            case "disabled": Subscription(each => each with { IsEnabled = false }); break;
            case "other webhook": world.Webhook = new(scene.Site.Address, "products/webhook"); break;
            case "opt-ins not ticked": Subscription(each => each with { Fields = [.. each.Fields.Except(["messaging_optins"])] }); break;
            case "reads not ticked": Subscription(each => each with { Fields = [.. each.Fields.Except(["message_reads"])] }); break;
            case "nothing delivered": await scene.Site.LogAsync(log => log.WebhookEvents.ExecuteDeleteAsync(Cancel)); break;
            case "not published": Page(page => page with { IsPublished = false }); break;
            case "small picture": Page(page => page with { PictureSide = 720 }); break;
            case "no picture": Page(page => page with { PictureSide = 0 }); break;
            case "another button": Page(page => page with { HasSendMessageButton = false }); break;
            case "no Get Started": world.Profile.Remove(MessengerProfile.GetStarted); break;
            case "no greeting": world.Profile.Remove("greeting"); break;
            case "domain not listed": world.Profile.Remove(MessengerProfile.Domains); break;
            case "no pages_messaging": App(app => app with { Scopes = ["pages_manage_metadata"] }); break;
            case "no pages_manage_metadata": App(app => app with { Scopes = ["pages_messaging"] }); break;
            case "no phone numbers": App(app => app with { MayMatchPhoneNumbers = false }); break;
            case "token refused lately": await SaveAsync(Pause(PauseReason.Token, TimeSpan.FromMinutes(-1))); break;
            case "restricted lately": await SaveAsync(Pause(PauseReason.Restricted, TimeSpan.FromMinutes(20))); break;
            case "too many calls lately": await SaveAsync(Pause(PauseReason.Rate, TimeSpan.FromMinutes(5))); break;
            case "paused long ago": await SaveAsync(Pause(PauseReason.Rate, TimeSpan.FromMinutes(-5))); break;
            case "empty plugins": await SaveAsync(Failure(PluginOutcome.Empty)); break;
            case "blocked plugins": await SaveAsync(Failure(PluginOutcome.FrameSilent)); break;
            case "proxy that isn't named":
                using (var alice = scene.Site.Visit())
                {
                    alice.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
                    await alice.GetAsync("/");
                }

                break;
            case "folder open to others":
                Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows the folder's inherited rights hold.");
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(Path.GetDirectoryName(scene.Site.Database)!, (UnixFileMode)0b111_101_101);
                }

                break;
            default: throw new ArgumentOutOfRangeException(nameof(what), what, null);
        }
    }
}
