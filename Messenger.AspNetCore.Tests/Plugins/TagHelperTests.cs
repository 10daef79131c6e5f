using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Plugins;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Messenger.AspNetCore.Tests.Plugins;

public sealed class TagHelperTests : IDisposable
{
    private readonly ServiceProvider _services;

    public TagHelperTests()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(Settings.Real)
        {
            ["Placements:cart:Color"] = "white",
            ["Placements:cart:Size"] = "standard",
            ["Placements:cart:CtaText"] = "GET_SUPPORT",
            ["Placements:cart:EnforceLogin"] = "true",
        }).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration);
        services.AddOptions<MessengerOptions>().BindConfiguration(MessengerOptions.Section);
        services.AddOptions<PlacementOptions>().BindConfiguration(PlacementOptions.Section);
        _services = services.BuildServiceProvider();
    }

    [Fact]
    public void Send_to_Messenger_has_Facebooks_defaults() => Assert.Equal(
        $"class=fb-send-to-messenger messenger_app_id={Settings.AppId} page_id={Settings.PageId} color=blue size=large data-ref=v1-_ enforce_login=false",
        Render(Send("product")));

    [Fact]
    public void Settings_style_a_placement_and_markup_wins()
    {
        Assert.EndsWith("color=white size=standard data-ref=v1-_ enforce_login=true cta_text=GET_SUPPORT", Render(Send("cart")), StringComparison.Ordinal);
        var send = Send("cart");
        (send.Color, send.Size, send.CtaText, send.EnforceLogin) = ("blue", "xlarge", "LET_US_CHAT", "false");
        Assert.EndsWith("color=blue size=xlarge data-ref=v1-_ enforce_login=false cta_text=LET_US_CHAT", Render(send), StringComparison.Ordinal);
    }

    [Fact]
    public void Message_Us_has_its_ref_or_none()
    {
        var ask = Ask("cart");
        Assert.Equal($"class=fb-messengermessageus messenger_app_id={Settings.AppId} page_id={Settings.PageId} color=white size=standard", Render(ask));
        (ask.Ref, ask.Color, ask.Size) = ("v1-_", "blue", "large");
        Assert.EndsWith("color=blue size=large ref=v1-_", Render(ask), StringComparison.Ordinal);
    }

    [Fact]
    public void The_checkbox_is_never_ticked_and_names_the_pages_origin()
    {
        var box = Box();
        Assert.Equal(
            $"class=fb-messenger-checkbox origin=https://shop.example messenger_app_id={Settings.AppId} page_id={Settings.PageId} prechecked=false allow_login=true size=large user_ref=v1-_",
            Render(box));
        (box.Size, box.AllowLogin) = ("small", "false");
        Assert.EndsWith("allow_login=false size=small user_ref=v1-_", Render(box), StringComparison.Ordinal);
        box.Size = "huge";
        Assert.Equal("<messenger-checkbox>: size is 'huge'. Allowed: small, medium, large, standard, xlarge.", Assert.Throws<InvalidOperationException>(() => Render(box)).Message);
        (box.Size, box.UserRef) = ("large", null);
        Assert.Contains("<messenger-checkbox>: user_ref is", Assert.Throws<InvalidOperationException>(() => Render(box)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_22_texts_are_allowed()
    {
        Assert.Equal(22, PluginValues.CtaTexts.Distinct().Count());
        Assert.All(PluginValues.CtaTexts, text =>
        {
            var send = Send("product");
            send.CtaText = text;
            Assert.EndsWith("cta_text=" + text, Render(send), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("color", "red", "blue, white")]
    [InlineData("color", "Blue", "blue, white")]
    [InlineData("color", "", "blue, white")]
    [InlineData("size", "small", "standard, large, xlarge")]
    [InlineData("cta_text", "BUY_NOW", "GET_THIS_IN_MESSENGER, RECEIVE_THIS_IN_MESSENGER")]
    [InlineData("cta_text", "", "GET_THIS_IN_MESSENGER")]
    [InlineData("enforce_login", "yes", "true, false")]
    [InlineData("placement", "basket", "product, cart, checkout, thank-you")]
    [InlineData("placement", null, "product, cart, checkout, thank-you")]
    public void A_wrong_value_is_named_with_the_allowed_ones(string attribute, string? value, string allowed)
    {
        var send = Send("product");
        _ = attribute switch
        {
            "color" => send.Color = value,
            "size" => send.Size = value,
            "cta_text" => send.CtaText = value,
            "enforce_login" => send.EnforceLogin = value,
            _ => send.Placement = value,
        };

        var message = Assert.Throws<InvalidOperationException>(() => Render(send)).Message;
        Assert.StartsWith($"<send-to-messenger>: {attribute} is '{value}'. Allowed: {allowed}", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a=")]
    [InlineData("ä")]
    [InlineData("\"><script>")]
    public void A_ref_that_might_not_come_through_is_refused(string? text)
    {
        var (send, ask) = (Send("product"), Ask("product"));
        (send.Ref, ask.Ref) = (text, text);
        Assert.Contains("<send-to-messenger>: data-ref is", Assert.Throws<InvalidOperationException>(() => Render(send)).Message, StringComparison.Ordinal);
        if (text is not null)
        {
            Assert.Contains("<message-us>: ref is", Assert.Throws<InvalidOperationException>(() => Render(ask)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(149, true)]
    [InlineData(150, false)]
    public void A_ref_stays_under_150(int length, bool isAllowed)
    {
        var send = Send("product");
        send.Ref = new('a', length);
        Assert.Equal(isAllowed, Record.Exception(() => Render(send)) is null);
    }

    public void Dispose() => _services.Dispose();

    private SendToMessengerTagHelper Send(string placement) => new(Monitor<MessengerOptions>(), Monitor<PlacementOptions>(), RefKeys.Placements) { Placement = placement, Ref = "v1-_" };

    private MessageUsTagHelper Ask(string placement) => new(Monitor<MessengerOptions>(), Monitor<PlacementOptions>(), RefKeys.Placements) { Placement = placement };

    private MessengerCheckboxTagHelper Box() => new(Monitor<MessengerOptions>())
    {
        UserRef = "v1-_",
        ViewContext = new() { HttpContext = new DefaultHttpContext { Request = { Scheme = "https", Host = new("shop.example") } } },
    };

    private IOptionsMonitor<T> Monitor<T>() => _services.GetRequiredService<IOptionsMonitor<T>>();

    private static string Render(TagHelper helper)
    {
        var output = new TagHelperOutput("x", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(new([], new Dictionary<object, object>(), "1"), output);
        Assert.Equal(("div", TagMode.StartTagAndEndTag), (output.TagName, output.TagMode));
        return string.Join(' ', output.Attributes.Select(a => $"{a.Name}={a.Value}"));
    }
}
