using Messenger.AspNetCore.Plugins;
using WebSite.Model;
using WebSite.OptIns;

namespace WebSite.Tests.Unit.Placing;

/// <summary>What a placement may look like, and what is said of it.</summary>
public class LookTests
{
    [Theory]
    [InlineData("Headline", "The headline has 81 characters, and may have 80")]
    [InlineData("Offer", "The sentence has 201 characters, and may have 200")]
    [InlineData("Color", "color is 'green'. Allowed: blue, white.")]
    [InlineData("Size", "size is 'huge'. Allowed: standard, large, xlarge.")]
    [InlineData("CtaText", "cta_text is 'CLICK_ME'.")]
    public void What_is_wrong_is_named_with_what_may_be(string field, string message)
    {
        SpotLook look = field switch
        {
            "Headline" => new() { Headline = new('x', 81) },
            "Offer" => new() { Offer = new('x', 201) },
            "Color" => new() { Color = "green" },
            "Size" => new() { Size = "huge" },
            _ => new() { CtaText = "CLICK_ME" },
        };
        var fault = Assert.Single(look.Faults(Placement.Cart));
        Assert.Equal(field, fault.Field);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_products_name_stands_in_the_words_of_its_web_page_alone()
    {
        SpotLook look = new() { Headline = "Ask about the {product}" };
        Assert.Empty(look.Faults(Placement.Product));
        Assert.Equal("Ask about the Harbour Teapot", OwnSpotWords.Product("Harbour Teapot").As(look).Headline);
        Assert.Contains("products' web pages alone", Assert.Single(look.Faults(Placement.Cart)).Message, StringComparison.Ordinal);
        Assert.Single(new SpotLook { Offer = "Hi {first_name}" }.Faults(Placement.Product));
    }

    [Fact]
    public void What_is_fixed_stays_whatever_is_chosen()
    {
        SpotLook look = new() { Headline = "Follow it", Plugins = SpotPlugins.SendToMessenger };
        Assert.Equal(OwnSpotWords.OrderDone, OwnSpotWords.OrderDone.As(look));
        Assert.Equal("Follow it", OwnSpotWords.Order("").As(look).Headline);
    }

    [Fact]
    public void Differences_are_told_in_words_and_none_are_none()
    {
        var start = SpotLook.Start(Placement.Product, new PluginStyle());
        Assert.Empty(start.Differences(start, Placement.Product));
        Assert.Equal(["Message Us", "white", "right below the price"], (start with { Color = "white", Plugins = SpotPlugins.MessageUs, Position = SpotPosition.Higher }).Differences(start, Placement.Product));
        Assert.Equal(["shows nothing"], (start with { IsOn = false }).Differences(start, Placement.Product));
        Assert.Equal("button “Send me updates”", Assert.Single((start with { CtaText = "SEND_ME_UPDATES" }).Differences(start, Placement.Product)));
    }

    [Fact]
    public void Words_are_put_on_one_line_and_spaces_alone_are_none()
    {
        var tidy = new SpotLook { Headline = "  Ask\r\n us ", Offer = " \n ", CtaText = "" }.Tidy();
        Assert.Equal(("Ask us", null, null), (tidy.Headline, tidy.Offer, tidy.CtaText));
    }

    [Fact]
    public void A_variant_stands_above_a_spots_own_mark_and_takes_nothing_from_it()
    {
        var spot = new SpotMark(Device.Tablet, SpotStyle.Checkbox);
        foreach (var variant in new VariantMark[] { new(1, 0), new(12, 3), new(VariantMark.LargestId, 3) })
        {
            var mark = variant.Over(spot);
            Assert.True(mark > 0);
            Assert.Equal((variant, spot), (VariantMark.Read(mark), SpotMark.Read(mark)));
            Assert.Equal((int)spot.Value, VariantMark.Without(mark));
        }

        Assert.Null(VariantMark.Read(255));
        Assert.Equal("12:3", new VariantMark(12, 3).Key);
    }
}
