using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Graph;
using Messenger.AspNetCore.Tests.Support;
using WebSite.SetUp;
using WebSite.SetUp.Checks;
using WebSite.SetUp.Probes;

namespace WebSite.Tests.Unit.SetUp;

/// <summary>What the sandbox and the site themselves never do, and a real Facebook or a proxy may.</summary>
public class CheckTests
{
    private const string Good = "default-src 'none'; script-src 'nonce-x' 'strict-dynamic'; frame-src https://www.facebook.com https://staticxx.facebook.com";
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(CheckOutcome.Good, Good)]
    [InlineData(CheckOutcome.Good, "script-src https:; frame-src *.facebook.com")]
    [InlineData(CheckOutcome.Good, "script-src https://connect.facebook.net; child-src https://www.facebook.com")]
    [InlineData(CheckOutcome.Good, "upgrade-insecure-requests")]
    [InlineData(CheckOutcome.Wrong, "default-src 'self'")]
    [InlineData(CheckOutcome.Wrong, "script-src 'self'; frame-src https://www.facebook.com")]
    [InlineData(CheckOutcome.Wrong, "script-src https:; frame-src https://staticxx.facebook.com")]
    [InlineData(CheckOutcome.Wrong, "script-src https:; frame-src 'none'")]
    [InlineData(CheckOutcome.Wrong, Good, "frame-src 'self'")] // A proxy's second one counts as well.
    [InlineData(CheckOutcome.Wrong, Good + ", frame-src 'self'")]
    [InlineData(CheckOutcome.Warning)]
    public void A_policy_has_to_let_the_SDK_and_its_frames_in(CheckOutcome expected, params string[] policies) =>
        Assert.Equal(expected, Judge("csp", Facts(allowed: new(HttpStatusCode.OK, policies, [], "", null))).Outcome);

    [Fact]
    public void Dialogs_need_their_opener() =>
        Assert.Contains("cuts the plugin's dialogs off", Judge("csp", Facts(allowed: new(HttpStatusCode.OK, [Good], ["same-origin"], "", null))).Found, StringComparison.Ordinal);

    [Theory]
    [InlineData(CheckOutcome.Good, "<form action=\"/consent\">")]
    [InlineData(CheckOutcome.Wrong, "<p>No banner</p>")]
    [InlineData(CheckOutcome.Wrong, "<form action=\"/consent\"><script src=\"https://connect.facebook.net/en_US/fbevents.js\">")]
    [InlineData(CheckOutcome.Wrong, "<form action=\"/consent\"><iframe src=\"https://www.facebook.com/plugins/page.php\">")]
    [InlineData(CheckOutcome.Wrong, "<form action=\"/consent\"><meta name=\"messenger-sdk\" content=\"x\">")]
    public void The_banner_has_to_be_there_and_to_come_first(CheckOutcome expected, string body) =>
        Assert.Equal(expected, Judge("consent", Facts(unasked: new(HttpStatusCode.OK, [], [], body, null))).Outcome);

    [Theory]
    [InlineData(PluginUse.Auto, CheckOutcome.Good)]
    [InlineData(PluginUse.Link, CheckOutcome.Good)]
    [InlineData(PluginUse.Sdk, CheckOutcome.Warning)]
    public void Plugins_that_nobodys_SDK_has_are_said_with_date_and_source(PluginUse use, CheckOutcome expected)
    {
        var facts = Facts();
        var store = facts.Store with { Sdk = new(0, 9, new(2026, 11, 23), false) { Addresses = 3, DaysTold = [new(2026, 11, 22), new(2026, 11, 23)] } };
        facts.Options.Plugins = use;

        var verdict = AllChecks.Groups.SelectMany(group => group.Checks).Single(check => check.Id == "plugins").Judge(facts with { Store = store });

        Assert.Equal(expected, verdict.Outcome);
        Assert.Equal(use != PluginUse.Link, verdict.Found.Contains("15 February 2025", StringComparison.Ordinal) && verdict.Found.Contains("docs/platform.md", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(CheckOutcome.Good, 0)]
    [InlineData(CheckOutcome.Good, 60)]
    [InlineData(CheckOutcome.Warning, 3)]
    public void A_token_that_ends_soon_is_a_warning(CheckOutcome expected, int days) =>
        Assert.Equal(expected, Judge("token", Facts(token: new() { ["is_valid"] = true, ["type"] = "PAGE", ["expires_at"] = days == 0 ? 0 : Now.AddDays(days).ToUnixTimeSeconds() })).Outcome);

    [Theory]
    [InlineData(CheckOutcome.Good, "v25.0", "2027-07-28", "until 29 July 2028.")]
    [InlineData(CheckOutcome.Warning, "v25.0", "2027-07-29", "until 29 July 2028 only")]
    [InlineData(CheckOutcome.Warning, "v25.0", "2028-07-28", "until 29 July 2028 only")]
    [InlineData(CheckOutcome.Warning, "v25.0", "2028-07-29", "ended on 29 July 2028")]
    [InlineData(CheckOutcome.Warning, "v23.0", "2026-11-23", "until 8 October 2027 only")]
    [InlineData(CheckOutcome.Warning, "v2.6", "2026-11-23", "ended on 13 July 2018")]
    [InlineData(CheckOutcome.Good, "v26.0", "2026-11-23", "hasn't said when it ends")]
    [InlineData(CheckOutcome.CannotTell, "v99.0", "2026-11-23", "doesn't know a version v99.0")]
    public void A_version_of_the_Graph_API_and_of_the_SDK_has_to_be_served_for_another_year(CheckOutcome expected, string version, string day, string sentence)
    {
        var facts = Facts() with { Now = new(DateOnly.Parse(day, CultureInfo.InvariantCulture), new(12, 0), TimeSpan.Zero) };
        facts.Options.GraphVersion = facts.Options.SdkVersion = version;

        foreach (var verdict in new[] { Judge("graph-version", facts), Judge("sdk-version", facts) })
        {
            Assert.Equal(expected, verdict.Outcome);
            Assert.Contains(sentence, verdict.Found, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("type", "USER", "a token of the kind USER")]
    [InlineData("app_id", "12345", "belongs to the app 12345")]
    [InlineData("profile_id", "67890", "belongs to the Page 67890")]
    public void A_token_of_another_is_wrong(string name, string value, string sentence) =>
        Assert.Contains(sentence, Judge("token", Facts(token: new() { ["is_valid"] = true, [name] = value })).Found, StringComparison.Ordinal);

    [Theory]
    [InlineData(CheckOutcome.Good, 136, true)]
    [InlineData(CheckOutcome.Wrong, 150, true)]
    [InlineData(CheckOutcome.Wrong, 136, false)]
    public void A_ref_has_to_be_short_and_to_be_read_back(CheckOutcome expected, int length, bool isReadBack) =>
        Assert.Equal(expected, Judge("ref", Facts(made: new(new('A', length), isReadBack, null))).Outcome);

    [Theory]
    [InlineData(CheckOutcome.Warning, " ")]
    [InlineData(CheckOutcome.Good, "Kettle & Kin, Harbour Street 1, 20100 Turku")]
    public void Somebody_has_to_be_named_as_responsible(CheckOutcome expected, string responsible) =>
        Assert.Equal(expected, Judge("responsible", Facts() with { Site = new() { Responsible = responsible } }).Outcome);

    [Theory]
    [InlineData(CheckOutcome.Good, "It is off", false, "t", "https://shop.example")]
    [InlineData(CheckOutcome.Wrong, "Messenger:ClientToken is missing", true, "", "https://shop.example")]
    [InlineData(CheckOutcome.CannotTell, "nobody said where the shop is open", true, "t", null)]
    [InlineData(CheckOutcome.Wrong, "it wants https", true, "t", "http://shop.example")]
    [InlineData(CheckOutcome.Wrong, "isn't among what the app was reviewed for", true, "t", "https://shop.example")]
    [InlineData(CheckOutcome.Wrong, "has the status “unapproved”", true, "t", "https://shop.example", "unapproved")]
    [InlineData(CheckOutcome.CannotTell, "Whether it knows https://shop.example/messenger/login/back, Facebook doesn't tell.", true, "t", "https://shop.example", "live")]
    public void A_login_needs_its_token_an_address_to_come_back_to_and_a_review(CheckOutcome expected, string sentence, bool isOn, string token, string? origin, string? status = null)
    {
        var facts = Facts() with { Origin = origin is null ? null : new(origin) };
        (facts.Options.LoginConnect, facts.Options.ClientToken) = (isOn, token);
        JsonObject permissions = new() { ["data"] = status is null ? new JsonArray() : new JsonArray(new JsonObject { ["permission"] = "user_messenger_contact", ["status"] = status }) };
        facts = facts with { Graph = facts.Graph with { Permissions = new(permissions, null) } };

        var verdict = Judge("login", facts);

        Assert.Equal(expected, verdict.Outcome);
        Assert.Contains(sentence, verdict.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://shop.example", true)]
    [InlineData("http://shop.example", false)]
    [InlineData("https://localhost:5001", false)]
    [InlineData("https://shop.localhost", false)]
    [InlineData("https://192.168.1.4", false)]
    [InlineData("https://[::1]", false)]
    public void Facebook_lists_https_addresses_with_a_full_name(string origin, bool expected) => Assert.Equal(expected, DomainCheck.CanBeListed(new(origin)));

    [Fact]
    public void Without_an_address_the_domain_can_not_be_told() => Assert.Equal(CheckOutcome.CannotTell, Judge("domain", Facts() with { Origin = null }).Outcome);

    [Theory]
    [InlineData("http://*:5000;https://*:5001", "http://localhost:5000/")]
    [InlineData("http://127.0.0.1:0", null)]
    [InlineData("nonsense", null)]
    [InlineData(null, null)]
    public void Addresses_of_any_host_are_reached_by_name(string? urls, string? expected) => Assert.Equal(expected, Origins.Listening(urls)?.ToString());

    private static Verdict Judge(string id, SetUpProbes facts) => AllChecks.Groups.SelectMany(group => group.Checks).Single(check => check.Id == id).Judge(facts);

    private static SetUpProbes Facts(WebPageSent? unasked = null, WebPageSent? allowed = null, JsonObject? token = null, RefProbes? made = null)
    {
        GraphReply Empty() => new([], null);
        MessengerOptions options = new() { AppId = Settings.AppId, PageId = Settings.PageId, AppSecrets = ["s"], PageAccessToken = "t", SdkVersion = "v2.6" };
        GraphProbes graph = new(Empty(), new(new() { ["data"] = token ?? [] }, null), Empty(), Empty(), Empty(), Empty(), Empty(), Empty(), Empty(), Empty());
        return new(
            options,
            new("https://shop.example"),
            Now,
            graph,
            new(null, null, false, null),
            new(new("https://shop.example/products/x"), unasked, allowed, null),
            new(null, null, TimeSpan.Zero, null, null, new(0, 0, null, false), [], null, null),
            made ?? new("A", true, null));
    }
}
