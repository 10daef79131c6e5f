using Messenger.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Data;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Dashboard.Lists;

/// <summary>What live pages are told: what is new, by list, and the database is asked for it once a second at most.</summary>
public class NewsTests
{
    [Fact]
    public async Task However_many_ask_the_database_is_asked_once()
    {
        var asked = new SqlRecorder();
        await using var site = new SiteHost(services: services => services.AddSingleton<IStartupFilter>(asked).ConfigureDbContext<SiteDb>(options => options.AddInterceptors(asked)));
        using var bob = await site.MerchantAsync();
        await bob.GetAsync("/dashboard/news");
        asked.Take();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bob.GetAsync("/dashboard/news")));
        Assert.InRange(asked.Take().Count(one => one.Sql.Contains("\"OrderChanges\"", StringComparison.Ordinal)), 1, 3);
    }

    [Fact]
    public async Task Only_the_lists_are_named_that_have_something_new()
    {
        await using var site = new SiteHost();
        using var bob = await site.MerchantAsync();
        var before = await NewsAsync(bob);
        Assert.Equal(["conversations", "deliveries", "opt-ins", "orders", "people", "sessions"], before.Keys.Order().Except(["funnel", "overview"]));
        await site.DeliverAsync(Payload.Event("\"message\":{\"mid\":\"m\",\"text\":\"Hello\"}", Payload.At(1)));
        await site.DeliverAsync(Payload.Event("\"message\":{\"mid\":\"n\",\"text\":\"Hello again\"}", Payload.At(2)));
        var after = await NewsAsync(bob);
        Assert.Equal(["conversations", "deliveries", "people"], after.Where(one => before[one.Key] != one.Value).Select(one => one.Key).Order().Except(["funnel", "opt-ins", "overview"])); // Whom Facebook is to be asked about shows among the opt-ins, too.
        Assert.Equal((before["orders"], before["sessions"]), (after["orders"], after["sessions"]));
    }

    private static async Task<Dictionary<string, string>> NewsAsync(Visitor merchant) =>
        System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>((await merchant.GetAsync("/dashboard/news")).Text)!;
}
