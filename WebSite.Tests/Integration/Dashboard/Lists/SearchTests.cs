using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Data;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Dashboard.Lists;

/// <summary>One box finds a person, and what belongs to them, in every list: by name, surname, e-mail address, order, session, ref or id.</summary>
public sealed class SearchTests : IAsyncDisposable
{
    private static readonly string[] Lists = ["/dashboard/opt-ins", "/dashboard/people", "/dashboard/sessions", "/dashboard/conversations", "/dashboard/orders"];

    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Alice", 1)]
    [InlineData("  alice  ä", 1)]
    [InlineData("arch", 1)]
    [InlineData("ÄRCHER", 1)]
    [InlineData("alice@example", 1)]
    [InlineData("ALICE@EXAMPLE.COM", 1)]
    [InlineData("1001", 1)]
    [InlineData("173914108", 1)]
    [InlineData("{ref}", 1)]
    [InlineData("lice", 0)]
    [InlineData("1002", 0)]
    [InlineData("%", 0)]
    [InlineData("al%", 0)]
    [InlineData("Charlie", 0)]
    public async Task A_person_is_found_in_every_list(string text, int count)
    {
        var pluginRef = await AliceAsync();
        using var bob = await _site.MerchantAsync();
        foreach (var list in Lists)
        {
            var address = (await bob.PostAsync($"{list}?handler=filter", [("search", text.Replace("{ref}", pluginRef, StringComparison.Ordinal))], from: list)).Location!;
            var page = await bob.GetAsync(address);
            Assert.Equal((list, count), (list, page.Document.QuerySelectorAll("[data-key]").Length));
            Assert.DoesNotContain(Uri.EscapeDataString(text.Trim()), address.Replace(list, "", StringComparison.Ordinal).Split("find=")[0], StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("search=", address, StringComparison.Ordinal);
            Assert.Equal(text.Replace("{ref}", pluginRef, StringComparison.Ordinal).Trim(), page.Document.QuerySelector("input[name=search]")!.GetAttribute("value"));
        }
    }

    [Theory]
    [InlineData("state=proven", 1)]
    [InlineData("state=unconfirmed", 0)]
    [InlineData("door=sendtomessenger", 1)]
    [InlineData("door=link", 0)]
    [InlineData("from=2000-01-01T00:00", 1)]
    [InlineData("to=2000-01-01T00:00", 0)]
    public async Task What_is_found_is_filtered_as_well(string filter, int count)
    {
        await AliceAsync();
        using var bob = await _site.MerchantAsync();
        Assert.Equal(count, (await bob.GetAsync($"/dashboard/opt-ins?search=alice&{filter}")).Document.QuerySelectorAll("[data-key]").Length);
        Assert.Equal(count, (await bob.GetAsync($"/dashboard/opt-ins?{filter}")).Document.QuerySelectorAll("[data-key]").Length);
    }

    [Fact]
    public async Task More_than_can_be_shown_is_said()
    {
        await _site.ReadAsync(db =>
        {
            db.Conversations.AddRange(Enumerable.Range(0, 230).Select(n => new Conversation { PageId = Settings.PageId, Psid = $"77{n:000}", Name = $"Maria Number{n}", StartedAt = DateTimeOffset.UtcNow, LastAt = DateTimeOffset.UtcNow }));
            return db.SaveChangesAsync(Cancel);
        });
        using var bob = await _site.MerchantAsync();
        var page = await bob.GetAsync("/dashboard/people?search=maria");
        Assert.Equal(25, page.Document.QuerySelectorAll("[data-key]").Length);
        Assert.Contains("200 people found. More than 200 begin like this: type more of it to see all of them", page.Said, StringComparison.Ordinal);
        Assert.StartsWith("11 people found", (await bob.GetAsync("/dashboard/people?search=maria+number7")).Document.QuerySelector(".count")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("Two letters are the least", (await bob.GetAsync("/dashboard/people?search=m")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_of_before_get_their_keys_at_the_next_start()
    {
        await AliceAsync();
        await _site.ReadAsync(db => db.Database.ExecuteSqlRawAsync("""UPDATE "Conversations" SET "NameKey" = NULL, "SurnameKey" = NULL; UPDATE "Orders" SET "NameKey" = NULL, "SurnameKey" = NULL, "EmailKey" = NULL;""", Cancel));
        using var bob = await _site.MerchantAsync();
        Assert.Empty((await bob.GetAsync("/dashboard/orders?search=alice@example")).Document.QuerySelectorAll("[data-key]"));

        await using var scope = _site.Services.CreateAsyncScope();
        foreach (var step in scope.ServiceProvider.GetServices<IStartStep>())
        {
            await step.RunAsync(Cancel);
        }

        foreach (var text in new[] { "archer", "alice", "alice@example" })
        {
            Assert.Single((await bob.GetAsync($"/dashboard/orders?search={text}")).Document.QuerySelectorAll("[data-key]"));
            Assert.Single((await bob.GetAsync($"/dashboard/people?search={text}")).Document.QuerySelectorAll("[data-key]"));
        }
    }

    [Fact]
    public async Task Who_is_forgotten_is_found_no_more()
    {
        await AliceAsync();
        await _site.ReadAsync(async db =>
        {
            var order = await db.Orders.SingleAsync(Cancel);
            order.Anonymize();
            await db.SaveChangesAsync(Cancel);
            Assert.Equal(0, await db.Orders.CountAsync(o => o.NameKey != null || o.SurnameKey != null || o.EmailKey != null, Cancel));
            return 0;
        });
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    /// <summary>Alice orders, opts in there, and has a name. Returns the ref that she came with.</summary>
    private async Task<string> AliceAsync()
    {
        using var alice = _site.Visit();
        await alice.ConsentAsync();
        await alice.AddToCartAsync("harbour-teapot");
        await alice.OrderAsync();
        var pluginRef = (await alice.GetAsync(ShopPage.Teapot)).Ref;
        var session = await _site.ReadAsync(db => db.CheckoutSessions.SingleAsync(Cancel));
        pluginRef = _site.RefFor(new(session.Token, session.Browser));
        await _site.DeliverAsync(Payload.OptIn(pluginRef));
        await _site.ReadAsync(async db =>
        {
            var talk = await db.Conversations.SingleAsync(Cancel);
            db.Entry(talk).State = EntityState.Detached;
            var named = new Conversation { PageId = "", Psid = "", Name = "Alice Ärcher" };
            return await db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, named.Name).SetProperty(c => c.NameKey, named.NameKey).SetProperty(c => c.SurnameKey, named.SurnameKey), Cancel);
        });
        return pluginRef;
    }
}
