using System.Net;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Model;
using WebSite.Tests.Support;
using WebSite.Texts;

namespace WebSite.Tests.Integration.Conversations;

/// <summary>A merchant's own texts.</summary>
public sealed class TextPageTests : IAsyncDisposable
{
    private const string Path = "/dashboard/texts?occasion=greeting";
    private static readonly TextFacts Facts = new() { Shop = "Kettle & Kin", FirstName = "Alice", Placement = Placement.Cart, CampaignId = 1, EntryPoint = EntryPoint.Code };

    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_campaigns_text_beats_a_placements_and_that_one_beats_everywhere()
    {
        await _site.ReadAsync(db =>
        {
            db.Campaigns.Add(new() { Name = "Flyer", Key = "c-flyer", Code = "flyer", EntryPoint = EntryPoint.Code, CreatedAt = DateTimeOffset.UtcNow });
            return db.SaveChangesAsync(Cancel);
        });
        using var bob = await _site.MerchantAsync();
        Assert.Contains("you come from your cart", await SaidAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync("/dashboard/texts?occasion=confirmation&scope=campaign:1")).Status); // No click on the plugin has one.
        await SaveAsync(bob, Path, "Everywhere, {first_name}");
        Assert.Equal("Everywhere, Alice", await SaidAsync());
        await SaveAsync(bob, Path + "&scope=cart", "Cart");
        Assert.Equal("Cart", await SaidAsync());
        await SaveAsync(bob, Path + "&scope=campaign%3A1", "Flyer");
        Assert.Equal("Flyer", await SaidAsync());
        await SaveAsync(bob, Path + "&scope=campaign%3A1", "Flyer again");
        Assert.Equal("Flyer again", await SaidAsync());

        await bob.PressAsync(Path + "&scope=campaign%3A1&handler=reset");
        await bob.PressAsync(Path + "&scope=cart&handler=reset");
        await bob.PressAsync(Path + "&handler=reset");
        Assert.Contains("you come from your cart", await SaidAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Write a text first")]
    [InlineData("Hi {name}", "{name} would go out as it stands")]
    [InlineData("{first_name}", "nothing would be left")]
    [InlineData("long", "may have 1,000")]
    public async Task A_text_that_would_not_do_is_refused_with_a_sentence(string text, string why)
    {
        using var bob = await _site.MerchantAsync();
        var written = text == "long" ? new string('x', 1001) : text;
        var reply = await bob.PostAsync(Path, [("text", written)], from: Path);
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Contains(why, reply.Document.QuerySelector("#fault")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(written, reply.Document.QuerySelector("textarea")!.TextContent);
        Assert.Equal(0, await _site.ReadAsync(db => db.MessageTemplates.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_preview_shows_both_who_is_known_and_who_is_not_and_stores_nothing()
    {
        using var bob = await _site.MerchantAsync();
        var preview = await bob.PostAsync(Path + "&handler=preview", [("text", "Hi {first_name}, <b>{shop}</b>"), ("part", "true")], from: Path);
        Assert.Equal(["Hi Alice, <b>Kettle & Kin</b>", "Hi, <b>Kettle & Kin</b>"], preview.Document.QuerySelectorAll(".words").Select(p => p.TextContent));
        Assert.Null(preview.Document.QuerySelector("h1"));
        Assert.NotNull((await bob.PostAsync(Path + "&handler=preview", [("text", "Hi")], from: Path)).Document.QuerySelector("h1"));
        Assert.Equal(0, await _site.ReadAsync(db => db.MessageTemplates.CountAsync(Cancel)));
    }

    [Theory]
    [InlineData("?occasion=answer")]
    [InlineData("?occasion=receipt")]
    [InlineData("?occasion=nonsense")]
    [InlineData("?scope=nowhere")]
    [InlineData("?scope=campaign:7")]
    [InlineData("?occasion=introduction&scope=cart")]
    public async Task There_are_no_other_texts(string query)
    {
        using var bob = await _site.MerchantAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync("/dashboard/texts" + query)).Status);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static async Task SaveAsync(Visitor merchant, string path, string text) =>
        Assert.Equal(HttpStatusCode.Redirect, (await merchant.PostAsync(path, [("text", text)], from: path)).Status);

    private async Task<string> SaidAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MessageTexts>().RenderAsync(Occasion.Greeting, Facts, Cancel);
    }
}
