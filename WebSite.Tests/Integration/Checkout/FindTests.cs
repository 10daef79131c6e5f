using System.Net;
using Microsoft.EntityFrameworkCore;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Checkout;

/// <summary>An order is found again in any browser by its number and e-mail address, and by nothing less.</summary>
public sealed class FindTests : IAsyncDisposable
{
    private readonly SiteHost _site = new([KeyValuePair.Create("Limits:Finds", (string?)"6")]);

    [Fact]
    public async Task Number_and_address_together_lead_to_how_far_it_is_and_to_nothing_more()
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("harbour-teapot");
        var path = (await alice.OrderAsync()).Location!;
        using var phone = _site.Visit();

        var found = await FindAsync(phone, "1001", " Alice@Example.com ");

        Assert.Equal((HttpStatusCode.Redirect, path.ToLowerInvariant()), (found.Status, found.Location!.ToLowerInvariant()));
        var page = await phone.GetAsync(found.Location!);
        Assert.Contains("How far it is", page.Text, StringComparison.Ordinal);
        Assert.All(["Archer", "Harbour", "64.00", "alice@", "1001"], secret => Assert.DoesNotContain(secret, page.Document.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("#1001", 1001)]
    [InlineData("Order 1001", 1001)]
    [InlineData(" 1001 ", 1001)]
    [InlineData("١٠٠١", 1001)]
    [InlineData("all", null)]
    [InlineData("99999999999999", null)]
    [InlineData(null, null)]
    public void A_number_is_read_however_it_is_written(string? text, int? number) => Assert.Equal(number, WebSite.Orders.OrderFinding.NumberIn(text));

    [Fact]
    public async Task A_wrong_address_a_wrong_number_and_an_anonymous_order_get_the_same_answer_and_guesses_run_out()
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("harbour-teapot");
        await alice.OrderAsync();
        using var charlie = _site.Visit();

        var wrong = new List<WebReply> { await FindAsync(charlie, "1001", "charlie@example.com"), await FindAsync(charlie, "1002", "alice@example.com"), await FindAsync(charlie, "all", "alice@example.com") };
        await _site.ReadAsync(db => db.Orders.ExecuteUpdateAsync(set => set.SetProperty(o => o.Email, ""), TestContext.Current.CancellationToken));
        wrong.Add(await FindAsync(charlie, "1001", " "));
        wrong.Add(await FindAsync(charlie, "1001", "alice@example.com"));

        Assert.All(wrong, reply => Assert.Equal(HttpStatusCode.OK, reply.Status));
        Assert.All(wrong.Where((_, i) => i != 3), reply => Assert.Contains("No order has this number and this e-mail address together.", reply.Said, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await FindAsync(charlie, "1001", "bob@example.com")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await FindAsync(charlie, "1001", "bob@example.com")).Status);
    }

    [Fact]
    public async Task Guesses_about_one_address_run_out_for_all_networks_together_and_alike_whether_it_ordered_or_not()
    {
        await using SiteHost site = new([KeyValuePair.Create("Limits:FindsOfAnEmail", (string?)"3")]);
        using var alice = site.Visit();
        await alice.AddToCartAsync("harbour-teapot");
        await alice.OrderAsync();

        foreach (var email in new[] { "alice@example.com", "nobody@example.com" })
        {
            for (byte n = 1; n <= 4; n++)
            {
                using var network = site.VisitFrom((byte)(20 + n));
                var reply = await FindAsync(network, "1002", n == 2 ? $" {email.ToUpperInvariant()}" : email);
                Assert.Equal(n <= 3 ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests, reply.Status);
                Assert.Equal(n > 3, reply.Headers.Contains("Retry-After"));
            }
        }

        using var other = site.VisitFrom(24);
        Assert.Equal(HttpStatusCode.OK, (await FindAsync(other, "1002", "bob@example.com")).Status);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static Task<WebReply> FindAsync(Visitor visitor, string number, string email) =>
        visitor.PostAsync("/orders/find", [("Input.Number", number), ("Input.Email", email)], from: "/orders/find");
}
