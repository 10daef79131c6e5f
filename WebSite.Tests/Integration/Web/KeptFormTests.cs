using System.Net;
using System.Text;
using Messenger.AspNetCore.Tests.Support;
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
    public async Task Put_into_another_browser_it_shows_nothing()
    {
        using var charlie = _site.Visit();
        await charlie.AddToCartAsync("harbour-teapot");
        await charlie.PostAsync("/checkout", [("Input.Name", "Charlie"), ("Input.Street", "Charlie's own street 1")]);
        using var alice = _site.Visit();
        await alice.AddToCartAsync("harbour-teapot");
        alice.Put("kept", charlie.Cookie("kept")!);
        Assert.DoesNotContain("Charlie", (await alice.GetAsync("/checkout")).Text, StringComparison.Ordinal);
        Assert.Contains("Charlie", (await charlie.GetAsync("/checkout")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_of_two_pages_are_kept_beside_each_other()
    {
        using var bob = await _site.MerchantAsync();
        await bob.AddToCartAsync("harbour-teapot");
        await bob.PostAsync("/checkout", [("Input.Name", "Bob")]);
        await bob.PostAsync("/dashboard/texts?occasion=greeting", [("text", "Hi {name}")], from: Visitor.SomeForm);
        Assert.Contains("Hi {name}", (await bob.GetAsync("/dashboard/texts?occasion=greeting")).Text, StringComparison.Ordinal);
        Assert.Equal("Bob", (await bob.GetAsync("/checkout")).Document.QuerySelector("#Input_Name")!.GetAttribute("value"));

        // One that is taken goes alone.
        await bob.OrderAsync();
        Assert.Contains("Hi {name}", (await bob.GetAsync("/dashboard/texts?occasion=greeting")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_that_somebody_made_up_shows_nothing()
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("harbour-teapot");
        alice.Put("kept", "made-up");
        Assert.Equal(HttpStatusCode.OK, (await alice.GetAsync("/checkout")).Status);
        var faulty = await alice.PostWithoutFollowingAsync("/checkout", ("Input.Name", "Alice"));
        var cookie = Assert.Single(faulty.Cookies, cookie => cookie.StartsWith("kept=", StringComparison.Ordinal));
        Assert.All(["httponly", "samesite=lax", "max-age=600"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
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

    /// <summary>Posts without following.</summary>
    private static async Task<HttpResponseMessage> PostAsync(Visitor visitor, string path, params (string Name, string Value)[] fields)
    {
        var token = await visitor.TokenAsync();
        using StringContent content = new(
            string.Join('&', fields.Append(("__RequestVerificationToken", token)).Select(f => $"{f.Item1}={Uri.EscapeDataString(f.Item2)}")), Encoding.UTF8, "application/x-www-form-urlencoded");
        return await visitor.Http.PostAsync(path, content, Cancel);
    }
}
