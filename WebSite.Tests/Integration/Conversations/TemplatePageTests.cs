using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Sandbox.Faults;
using WebSite.Tests.Support;
using SandboxTemplate = WebSite.Sandbox.State.MessageTemplate;

namespace WebSite.Tests.Integration.Conversations;

/// <summary>The dashboard's templates: made, sent for approval, shown as they stand, deleted.</summary>
public sealed class TemplatePageTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private Scene _scene = null!;
    private Visitor _bob = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _scene = await Scene.StartAsync(_clock);
        _bob = await _scene.Site.MerchantAsync();
    }

    [Fact]
    public async Task A_new_one_goes_to_Facebook_and_is_shown_as_it_stands()
    {
        var page = await TemplateScene.MakeAsync(_bob, Occasion.OrderShipped);
        Assert.Equal("Facebook looks at it", Badge(page));
        Assert.Contains("Hi Alice, your order 1042 at Kettle & Kin is on its way to you.", page.Document.QuerySelector(".template .words")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("order_shipped", "en_US", SandboxTemplate.Pending), Assert.Single(_scene.Sandbox.World.Templates.All) is var made ? (made.Name, made.Language, made.Status) : default);
        var body = made.Components[0]!;
        Assert.Equal("Hi {{first_name}}, your order {{order}} at {{shop}} is on its way to you.", body["text"]!.GetValue<string>());
        Assert.Equal(["first_name", "order", "shop"], body["example"]!["body_text_named_params"]!.AsArray().Select(p => p!["param_name"]!.GetValue<string>()));

        await TemplateScene.ApprovedAsync(_scene, _clock);
        Assert.Equal("Approved", Badge(await _bob.GetAsync(TemplateScene.Path(Occasion.OrderShipped))));
    }

    [Fact]
    public async Task One_of_before_there_were_links_back_says_so_and_what_to_do()
    {
        Assert.Null((await TemplateScene.MakeAsync(_bob, Occasion.OrderShipped)).Document.QuerySelector("[data-uncounted]"));
        await _scene.Site.ReadAsync(db => db.UtilityTemplates.ExecuteUpdateAsync(set => set.SetProperty(t => t.Buttons, TemplateButton.Write([new(TemplateButtonKind.OrderPage, "Your order")])), Cancel));
        var page = await _bob.GetAsync(TemplateScene.Path(Occasion.OrderShipped));
        Assert.Contains("make another template below", page.Document.QuerySelector("[data-uncounted]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_advertises_is_refused_and_the_reason_is_shown()
    {
        await TemplateScene.MakeAsync(_bob, Occasion.OrderShipped, ("Form.Body", "Order {order} is on its way. Our big sale has begun!"));
        await _scene.PassUntilAsync(_clock, () => _scene.Site.ReadAsync(db => db.UtilityTemplates.AnyAsync(t => t.State == TemplateState.Rejected, Cancel)));
        var page = await _bob.GetAsync(TemplateScene.Path(Occasion.OrderShipped));
        Assert.Equal("Refused", Badge(page));
        Assert.Contains("It said: PROMOTIONAL.", page.Document.QuerySelector(".template .reason")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_Facebook_takes_none_it_is_kept_with_the_reason_and_can_be_sent_again()
    {
        _scene.Sandbox.World.Faults.Add(new() { Kind = FaultKind.GraphError, On = "me/message_templates", Times = 1, Error = new() { Code = 200, Message = "No permission" } });
        var page = await TemplateScene.MakeAsync(_bob, Occasion.OrderShipped);
        Assert.Equal("Not sent", Badge(page));
        Assert.Contains("Facebook doesn't permit it to the app or the Page. It said: (#200) No permission.", page.Document.QuerySelector(".template .reason")!.TextContent, StringComparison.Ordinal);
        await _bob.PressAsync("/dashboard/texts/templates?occasion=ordershipped&handler=send", ("id", "1"));
        Assert.Equal("Facebook looks at it", Badge(await _bob.GetAsync(TemplateScene.Path(Occasion.OrderShipped))));
    }

    [Fact]
    public async Task An_approval_whose_event_never_came_is_asked_for()
    {
        _scene.Sandbox.World.Change(settings => settings with { Subscription = settings.Subscription with { Fields = ["messages"] } });
        await TemplateScene.MakeAsync(_bob, Occasion.OrderShipped);
        _clock.Advance(TimeSpan.FromSeconds(3));
        await _scene.PassUntilAsync(_clock, () => Task.FromResult(_scene.Sandbox.World.Templates.All.All(t => t.Status == SandboxTemplate.Approved)));
        Assert.Equal("Facebook looks at it", Badge(await _bob.GetAsync(TemplateScene.Path(Occasion.OrderShipped))));
        await _bob.PressAsync("/dashboard/texts/templates?occasion=ordershipped&handler=ask");
        Assert.Equal("Approved", Badge(await _bob.GetAsync(TemplateScene.Path(Occasion.OrderShipped))));
    }

    [Fact]
    public async Task One_that_is_deleted_is_gone_at_Facebook_too()
    {
        await TemplateScene.MakeAsync(_bob, Occasion.OrderShipped);
        await _bob.PressAsync("/dashboard/texts/templates?occasion=ordershipped&handler=delete", ("id", "1"));
        Assert.Null((await _bob.GetAsync(TemplateScene.Path(Occasion.OrderShipped))).Document.QuerySelector(".template"));
        Assert.Empty(_scene.Sandbox.World.Templates.All);
    }

    [Fact]
    public async Task One_of_Facebooks_own_is_a_start_and_what_this_site_does_not_know_has_to_be_written_otherwise()
    {
        var path = TemplateScene.Path(Occasion.OrderShipped);
        var link = (await _bob.GetAsync(path)).Document.QuerySelector("a[href*='handler=library']")!.GetAttribute("href")!;
        Assert.DoesNotContain(_scene.Sandbox.World.Calls.All, call => call.Operation == "message_template_library");

        var shown = (await _bob.GetAsync(link)).Document;
        var own = shown.QuerySelectorAll("section[aria-labelledby=library] li").Select(li => (Name: li.QuerySelector("h4")!.TextContent, Words: li.QuerySelector(".words")!.TextContent)).ToList();
        Assert.Equal(["shipment_confirmation_1 en_US", "delivery_update_1 en_US"], own[..2].Select(each => each.Name));
        Assert.Equal("Hi {first_name}, order {order} has left us. It should be with you by [Friday].", own[0].Words);

        var form = (await _bob.GetAsync(shown.QuerySelector("a[href*='from=shipment_confirmation_1']")!.GetAttribute("href")!)).Document.QuerySelector("form[data-preview]")!;
        Assert.Equal("shipment_confirmation_1", form.QuerySelector("[name='Form.Name']")!.GetAttribute("value"));
        Assert.Equal(own[0].Words, form.QuerySelector("textarea")!.TextContent);
        Assert.Equal("[Friday]", form.QuerySelector("[name='Form.Unknown']")!.GetAttribute("value"));

        var refused = await TemplateScene.MakeAsync(_bob, Occasion.OrderShipped, ("Form.Body", own[0].Words), ("Form.Unknown", "[Friday]"));
        Assert.Contains("Write something else for [Friday]", refused.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var made = await TemplateScene.MakeAsync(_bob, Occasion.OrderShipped, ("Form.Body", "Hi {first_name}, order {order} has left us."), ("Form.Unknown", "[Friday]"));
        Assert.Equal("Facebook looks at it", Badge(made));
    }

    [Fact]
    public async Task Where_the_library_cannot_be_asked_for_it_says_why_and_the_form_stays()
    {
        _scene.Sandbox.World.Faults.Add(new() { Kind = FaultKind.GraphError, On = "message_template_library", Times = 1, Error = new() { Code = 200, Message = "No permission" } });
        var page = (await _bob.GetAsync(TemplateScene.Path(Occasion.OrderShipped) + "&handler=library")).Document;
        Assert.Contains("They couldn't be asked for. Facebook doesn't permit it", page.QuerySelector("section[aria-labelledby=library] .reason")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("form[data-preview] textarea"));
    }

    [Theory]
    [InlineData("Form.Name", "Order Shipped", "small letters")]
    [InlineData("Form.Language", "English", "en_US")]
    [InlineData("Form.Body", "Your order is on its way.", "put {order} into the text")]
    [InlineData("Form.Body", "Order {order} of {product}", "{product} has no value in a template")]
    [InlineData("Form.SampleOrder", "", "{order} has no sample")]
    [InlineData("Form.Buttons[0].Title", "", "1 to 20 characters")]
    [InlineData("Form.Buttons[0].Kind", "Link", "beginning with https://")]
    [InlineData("Form.Buttons[0].Kind", "Phone", "a plus sign")]
    public async Task What_Facebook_would_refuse_is_said_and_what_was_typed_stays(string field, string value, string why)
    {
        var page = await TemplateScene.MakeAsync(_bob, Occasion.OrderShipped, (field, value));
        Assert.Contains(why, page.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(_scene.Sandbox.World.Templates.All);
        var kept = page.Document.QuerySelector($"[name='{field}']")!;
        Assert.Equal(value, kept.QuerySelector("option[selected]")?.GetAttribute("value") ?? kept.GetAttribute("value") ?? kept.TextContent);
    }

    [Fact]
    public async Task A_text_of_1024_characters_is_taken_and_a_longer_one_is_not()
    {
        var longest = "Order {order} " + new string('x', 1008);
        Assert.Equal("Facebook looks at it", Badge(await TemplateScene.MakeAsync(_bob, Occasion.OrderShipped, ("Form.Body", longest))));
        var page = await TemplateScene.MakeAsync(_bob, Occasion.OrderPacked, ("Form.Body", longest + "x"));
        Assert.Contains("Facebook takes 1024", page.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_name_and_language_is_not_taken_twice()
    {
        await TemplateScene.MakeAsync(_bob, Occasion.OrderShipped);
        var page = await TemplateScene.MakeAsync(_bob, Occasion.OrderShipped);
        Assert.Contains("Facebook wants another name", page.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Single(_scene.Sandbox.World.Templates.All);
    }

    [Fact]
    public async Task For_what_is_no_news_of_an_order_there_are_none() =>
        Assert.Equal(HttpStatusCode.NotFound, (await _bob.GetAsync(TemplateScene.Path(Occasion.Greeting))).Status);

    public async ValueTask DisposeAsync()
    {
        _bob.Dispose();
        await _scene.DisposeAsync();
    }

    private static string Badge(WebReply page) => page.Document.QuerySelector(".template .badge")!.TextContent;
}
