using System.Buffers.Text;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Web;

/// <summary>A faulty form is answered by a redirect to its own page, which shows what was typed: nowhere does a POST show a page.</summary>
public sealed class KeptFormTests : IAsyncDisposable
{
    private readonly ManualClock _clock = new();
    private readonly SiteHost _site;

    public KeptFormTests() => _site = new(clock: _clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_faulty_form_leads_back_to_its_page_by_a_redirect()
    {
        using var bob = await _site.MerchantAsync();
        await _site.AliceAsync();
        await bob.AddToCartAsync("harbour-teapot");
        await bob.MakeAsync(_site);
        (string Path, string Field, string Value, string Back)[] forms =
        [
            ("/checkout", "Input.Name", "Alice", "/checkout"),
            ("/account/sign-in?returnUrl=%2Fdashboard%2Ftexts", "Input.Email", "bob@example.com", "/account/sign-in?returnUrl=%2Fdashboard%2Ftexts"),
            ("/dashboard/conversations/1?handler=answer", "text", " ", "/dashboard/conversations/1"),
            ("/dashboard/texts?occasion=greeting&scope=cart", "text", "Hi {name}", "/dashboard/texts?occasion=greeting&scope=cart"),
            ("/dashboard/texts?occasion=greeting&handler=preview", "text", "Hi {name}", "/dashboard/texts?occasion=greeting"),
            ("/dashboard/texts?occasion=greeting&handler=preview", "text", "Hi {shop}", "/dashboard/texts?occasion=greeting"),
            ("/dashboard/entry-points/links", "name", new string('n', 81), "/dashboard/entry-points/links"),
            ("/dashboard/entry-points/ads?handler=name", "adName", "", "/dashboard/entry-points/ads"),
            ("/dashboard/entry-points/plugins?plugin=message-us", "name", "", "/dashboard/entry-points/plugins?plugin=message-us"),
            ("/dashboard/entry-points/campaigns/1?handler=rename", "name", "", "/dashboard/entry-points/campaigns/1"),
        ];
        foreach (var (path, field, value, back) in forms)
        {
            using var response = await PostAsync(bob, path, (field, value));
            Assert.Equal((HttpStatusCode.Redirect, back), (response.StatusCode, response.Headers.Location!.OriginalString));
            var page = await bob.GetAsync(back);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Equal(value != "Hi {shop}", page.Document.QuerySelector("[tabindex='-1'][autofocus]") is { ClassName: var name } && name != "notice");
        }
    }

    [Fact]
    public async Task What_is_wrong_is_said_once_and_what_was_typed_stays_for_a_while()
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("harbour-teapot");
        var faulty = await alice.PostAsync("/checkout", [("Input.Name", "Alice"), ("Input.Email", ""), ("Input.Street", ""), ("Input.PostalCode", ""), ("Input.City", ""), ("Input.Note", "Ring twice"), ("Input.Country", "FI")]);
        Assert.Equal(
            ["Enter your e-mail address.", "Enter your street and house number.", "Enter your postal code.", "Enter your town or city."],
            faulty.Document.QuerySelectorAll(".validation-summary-errors li").Select(li => li.TextContent.Trim()));

        for (var look = 0; look < 2; look++)
        {
            var again = await alice.GetAsync("/checkout");
            Assert.Empty(again.Document.QuerySelectorAll(".validation-summary-errors, .field-validation-error"));
            Assert.Contains("It hasn't been taken yet", again.Text, StringComparison.Ordinal);
            Assert.Equal(("Alice", "Ring twice", "FI"), (
                again.Document.QuerySelector("#Input_Name")!.GetAttribute("value"),
                again.Document.QuerySelector("#Input_Note")!.TextContent.Trim(),
                again.Document.QuerySelector("#Input_Country option[selected]")!.GetAttribute("value")));
        }

        _clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("", (await alice.GetAsync("/checkout")).Document.QuerySelector("#Input_Name")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task It_is_shown_to_no_other_browser_and_on_no_other_page()
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("harbour-teapot");
        await alice.PostAsync("/checkout", [("Input.Name", "Alice")]);
        using var charlie = _site.Visit();
        await charlie.AddToCartAsync("harbour-teapot");
        Assert.DoesNotContain("Alice", (await charlie.GetAsync("/checkout")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Alice", (await alice.GetAsync("/cart")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Alice", (await alice.GetAsync("/checkout?other=1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_password_is_kept()
    {
        using var stranger = _site.Visit();
        var cookies = new List<string>();
        foreach (var path in new[] { "/account/sign-in", await MerchantPage.WelcomePathAsync(_site) })
        {
            using var response = await PostAsync(stranger, path, ("Input.Email", "bob@example.com"), ("Input.Password", "otters"));
            cookies.AddRange(response.Headers.GetValues("Set-Cookie").Where(cookie => cookie.StartsWith("kept-", StringComparison.Ordinal)));
            Assert.DoesNotContain("otters", (await stranger.GetAsync(path)).Text, StringComparison.Ordinal);
        }

        var protector = _site.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("WebSite.Web.KeptForm.v1");
        var kept = cookies.ConvertAll(cookie => Unpack(protector.Unprotect(Base64Url.DecodeFromChars(cookie.Split('=', 2)[1].Split(';')[0]))));
        Assert.Equal(2, kept.Count);
        Assert.All(kept, text =>
        {
            Assert.Contains("bob@example.com", text, StringComparison.Ordinal);
            Assert.DoesNotContain("otters", text, StringComparison.Ordinal);
            Assert.DoesNotContain("__RequestVerificationToken", text, StringComparison.Ordinal);
        });
        Assert.All(cookies, cookie => Assert.All(["httponly", "samesite=lax", "max-age=600"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task A_cookie_that_somebody_made_up_shows_nothing()
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("harbour-teapot");
        using var faulty = await PostAsync(alice, "/checkout", ("Input.Name", "Alice"));
        var name = faulty.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("kept-", StringComparison.Ordinal)).Split('=')[0];
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in");
        request.Headers.Add("Cookie", $"{name}=made-up; kept-00000000=chunks-3");
        using var response = await _site.Browser().SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task What_is_too_long_for_the_headers_of_a_proxy_is_left_out_and_said()
    {
        using var bob = await _site.MerchantAsync();
        await _site.AliceAsync();
        var noise = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(6000));
        using var response = await PostAsync(bob, "/dashboard/conversations/1?handler=answer", ("text", noise), ("form", $"{Guid.NewGuid()}"));
        Assert.True(response.Headers.Sum(header => header.Key.Length + header.Value.Sum(value => value.Length + 4)) < 4000, "nginx would answer 502.");
        var page = await bob.GetAsync("/dashboard/conversations/1");
        Assert.Contains("8000. Send it in two parts.", page.Text, StringComparison.Ordinal);
        Assert.Contains("too long to be kept here", page.Text, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static string Unpack(byte[] packed)
    {
        using StreamReader reader = new(new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    /// <summary>Posts without following.</summary>
    private static async Task<HttpResponseMessage> PostAsync(Visitor visitor, string path, params (string Name, string Value)[] fields)
    {
        var token = await visitor.TokenAsync("/delivery");
        using StringContent content = new(
            string.Join('&', fields.Append(("__RequestVerificationToken", token)).Select(f => $"{f.Item1}={Uri.EscapeDataString(f.Item2)}")), Encoding.UTF8, "application/x-www-form-urlencoded");
        return await visitor.Http.PostAsync(path, content, Cancel);
    }
}
