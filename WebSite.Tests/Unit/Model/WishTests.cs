using Messenger.AspNetCore.Refs;
using WebSite.Model;

namespace WebSite.Tests.Unit.Model;

/// <summary>What a new reason must not be forgotten in, and what a wish may become.</summary>
public class WishTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    public static TheoryData<WishReason> All => [.. Enum.GetValues<WishReason>()];

    [Theory]
    [MemberData(nameof(All))]
    public void A_reason_has_its_row_a_spot_and_a_message_of_its_own(WishReason reason)
    {
        var rule = reason.Rule();
        Assert.EndsWith(".", rule.Agreed, StringComparison.Ordinal);
        Assert.Equal(reason, rule.Placement.Reason());
        Assert.Equal(reason, rule.Occasion.Reason());
        Assert.NotNull(rule.Occasion.Rule().When);
        Assert.False(rule.Occasion.Rule().IsAboutOrder);
    }

    [Fact]
    public void No_two_share_a_spot_or_a_message()
    {
        Assert.Equal(Enum.GetValues<WishReason>(), WishRules.Reasons);
        Assert.Distinct(WishRules.Reasons.Select(reason => reason.Rule().Placement));
        Assert.Distinct(WishRules.Reasons.Select(reason => reason.Rule().Occasion));
    }

    [Theory]
    [InlineData(EntryPoint.SendToMessenger, Placement.SoldOut, WishReason.BackInStock)]
    [InlineData(EntryPoint.Link, Placement.PriceDrop, WishReason.PriceDrop)]
    [InlineData(EntryPoint.Code, Placement.Cart, WishReason.KeptCart)]
    [InlineData(EntryPoint.MessageUs, Placement.Cart, null)]
    [InlineData(EntryPoint.Link, Placement.Product, null)]
    [InlineData(EntryPoint.Checkbox, Placement.Checkout, null)]
    [InlineData(EntryPoint.Ad, null, null)]
    public void A_visit_asks_by_its_spot_and_not_with_a_question(EntryPoint entryPoint, Placement? placement, WishReason? expected) =>
        Assert.Equal(expected, new Visit { EntryPoint = entryPoint, Placement = placement }.Asks);

    [Fact]
    public void It_is_done_once()
    {
        var wish = new Wish { Agreed = "One message." };
        wish.Tell(Now);
        Assert.Equal((WishState.Told, Now), (wish.State, wish.DoneAt));
        Assert.Throws<InvalidOperationException>(() => wish.Tell(Now));
        Assert.Throws<InvalidOperationException>(() => wish.End(WishState.Stopped, Now));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Wish { Agreed = "One message." }.End(WishState.Told, Now));
    }

    [Theory]
    [InlineData(Placement.SoldOut, SpotPlugins.Both)]
    [InlineData(Placement.SoldOut, SpotPlugins.MessageUs)]
    [InlineData(Placement.PriceDrop, SpotPlugins.SendToMessenger)]
    public void Where_a_click_asks_nothing_stands_that_means_something_else(Placement placement, SpotPlugins plugins) =>
        Assert.Equal(nameof(SpotLook.Plugins), Assert.Single(new SpotLook { Plugins = plugins }.Faults(placement)).Field);

    [Theory]
    [InlineData(Occasion.BackInStock, Hindrance.OnlyInWindow, OutboxState.Held)]
    [InlineData(Occasion.PriceDropped, Hindrance.OnlyInWindow, OutboxState.Held)]
    [InlineData(Occasion.CartKept, Hindrance.WindowClosed, OutboxState.Failed)]
    [InlineData(Occasion.OrderPacked, Hindrance.NoTemplate, OutboxState.Held)]
    public void After_the_window_each_becomes_what_the_platform_lets_it(Occasion occasion, Hindrance expected, OutboxState state) =>
        Assert.Equal((expected, state), (Hindrance.WindowClosed.Of(occasion), Hindrance.WindowClosed.Of(occasion).State()));
}
