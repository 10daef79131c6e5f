using System.Net;
using System.Text.Json;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WebSite.Checkout;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Checkout;

/// <summary>One order can't empty the stock: <c>Shop:MostOfOne</c> and <c>Shop:MostOfStock</c>.</summary>
public sealed class OrderLimitTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SiteHost _site;

    public OrderLimitTests()
    {
        Write(4);
        _site = new(settingsFile: File);
    }

    private const string Share = "4 at most per order: there are only 7 left.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => _folder.File("shop.json");

    [Fact]
    public async Task However_often_it_is_asked_an_order_has_no_more_of_a_product_than_is_set()
    {
        using var alice = _site.Visit();
        for (var n = 0; n < 3; n++)
        {
            await alice.AddToCartAsync("dawn-cup", 3);
        }

        var cart = await alice.GetAsync("/cart");
        Assert.Contains("which now holds as many as one order may have: 4.", cart.Text, StringComparison.Ordinal);
        Assert.Contains("One order may have 4 at most.", cart.Document.QuerySelector(".lines")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("4", "4"), (cart.Document.QuerySelector("input.amount")!.GetAttribute("value"), cart.Document.QuerySelector("input.amount")!.GetAttribute("max")));
        Assert.Contains("One order may have 4 at most.", (await alice.GetAsync("/products/dawn-cup")).Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await alice.OrderAsync();
        Assert.Equal(38, await StockAsync());
    }

    [Fact]
    public async Task A_cart_of_before_the_limit_is_not_ordered_and_says_why()
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("dawn-cup", 4);
        await SetAsync(2);

        var cart = (await alice.GetAsync("/cart")).Document;
        Assert.Contains("One order may have 2 at most. Please take fewer.", cart.QuerySelector(".lines")!.TextContent, StringComparison.Ordinal);
        Assert.Null(cart.QuerySelector("a[href='/checkout']"));
        var reply = await alice.OrderAsync();

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Contains("Dawn cup: One order may have 2 at most. Please take fewer.", reply.Document.QuerySelector(".validation-summary-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(42, await StockAsync());
    }

    [Fact]
    public async Task Of_a_product_with_few_pieces_one_order_leaves_some_to_others_and_says_so()
    {
        await SetAsync(10);
        using var alice = _site.Visit();
        Assert.Contains(Share, (await alice.GetAsync("/products/oak-tray")).Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await alice.AddToCartAsync("oak-tray", 10);

        var cart = await alice.GetAsync("/cart");
        Assert.Contains("which now holds as many as one order may have: 4.", cart.Text, StringComparison.Ordinal);
        Assert.Contains(Share, cart.Document.QuerySelector(".lines")!.TextContent, StringComparison.Ordinal);
        await alice.OrderAsync();
        Assert.Equal(3, await StockAsync("oak-tray"));
    }

    [Fact]
    public async Task The_last_piece_can_be_bought()
    {
        await LeaveAsync(1);
        using var alice = _site.Visit();
        await alice.AddToCartAsync("oak-tray", 4);
        var cart = await alice.GetAsync("/cart");
        Assert.Equal("1", cart.Document.QuerySelector("input.amount")!.GetAttribute("value"));
        await alice.OrderAsync();
        Assert.Equal(0, await StockAsync("oak-tray"));
    }

    [Fact]
    public async Task A_cart_that_became_more_than_its_share_says_so_and_is_not_ordered()
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("oak-tray", 4);
        await LeaveAsync(4);

        var cart = (await alice.GetAsync("/cart")).Document;
        Assert.Contains("2 at most per order: there are only 4 left. Please take fewer.", cart.QuerySelector(".lines")!.TextContent, StringComparison.Ordinal);
        Assert.Null(cart.QuerySelector("a[href='/checkout']"));
        var reply = await alice.OrderAsync();
        Assert.Contains("Oak tray: 2 at most per order: there are only 4 left. Please take fewer.", reply.Document.QuerySelector(".validation-summary-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, await StockAsync("oak-tray"));
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    [InlineData(-1)]
    public async Task No_number_runs_past_the_limit(int quantity)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var cart = scope.ServiceProvider.GetRequiredService<Cart>();
        var shopper = Minted.Shopper();
        var id = await _site.ReadAsync(db => db.Products.Where(p => p.Slug == "dawn-cup").Select(p => p.Id).SingleAsync(Cancel));

        await cart.AddAsync(shopper, id, 1, Cancel);
        Assert.Equal(quantity > 0 ? 4 : 0, await cart.AddAsync(shopper, id, quantity, Cancel));
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    private Task<int> StockAsync(string slug = "dawn-cup") => _site.ReadAsync(db => db.Products.Where(p => p.Slug == slug).Select(p => p.Stock).SingleAsync(Cancel));

    /// <summary>Others bought oak trays, down to so many.</summary>
    private Task<int> LeaveAsync(int stock) =>
        _site.ReadAsync(db => db.Products.Where(p => p.Slug == "oak-tray").ExecuteUpdateAsync(set => set.SetProperty(p => p.Stock, stock), Cancel));

    private void Write(int most) => System.IO.File.WriteAllText(File, JsonSerializer.Serialize(new { Shop = new { MostOfOne = most } }));

    /// <summary>Changes the setting, and returns when the site has it.</summary>
    private async Task SetAsync(int most)
    {
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var changes = _site.Services.GetRequiredService<IOptionsMonitor<ShopOptions>>().OnChange(options =>
        {
            if (options.MostOfOne == most)
            {
                taken.TrySetResult();
            }
        });
        Write(most);
        await taken.Task.WaitAsync(Patience.Most, Cancel);
    }
}
