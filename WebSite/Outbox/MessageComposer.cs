using System.Text.Json.Nodes;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Catalogue;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Language;
using WebSite.Model;
using WebSite.OptIns;
using WebSite.Returns;
using WebSite.Shopfront;
using WebSite.Texts;
using WebSite.Web;

namespace WebSite.Outbox;

/// <summary>Makes of a row of the outbox what is sent: the message object of Facebook's Send API. Source: <c>docs/platform.md</c>, Sending.</summary>
public sealed class MessageComposer(SiteDb db, MessageTexts texts, UtilityMessages utility, Disclosure disclosure, RefProtector refs, ReturnLinks links, PublicAddress site, CartNote carts, ConfirmCodes codes, MessageLanguage people, ShopName shop, CurrentShop front, TimeProvider time)
{
    /// <summary>For how long the button of the message to a phone number is good.</summary>
    private static readonly TimeSpan ButtonLife = TimeSpan.FromDays(30);

    /// <summary>Fills in <see cref="OutboxMessage.Text"/> and <see cref="OutboxMessage.Body"/>.</summary>
    internal async Task ComposeAsync(OutboxMessage message, Way way, CancellationToken cancel)
    {
        var order = await OrderAsync(message, cancel);
        (await people.OfAsync(message, cancel)).Speak();
        var (text, body) = way == Way.Utility ? await UtilityAsync(message, order!, cancel) : await UsualAsync(message, order, cancel);
        body["metadata"] = OutboxMark.Of(message.Id);
        message.Write(text, body.ToJsonString());
    }

    /// <summary>What goes while the window is open, or with a tag.</summary>
    private async Task<(string? Text, JsonObject Body)> UsualAsync(OutboxMessage message, Order? order, CancellationToken cancel)
    {
        var form = message.Occasion.Rule().Form;
        var text = form switch
        {
            MessageForm.MerchantsWords => message.Text,
            MessageForm.Receipt => null,
            MessageForm.Question => await disclosure.BeforeAsync(await texts.RenderAsync(message.Occasion, await FactsAsync(message, order, cancel), cancel), message, cancel),
            MessageForm.Text => await disclosure.BeforeAsync(await TextAsync(message, order, cancel), message, cancel), // Anew at each try: the merchant may have changed it.
            _ => throw new InvalidOperationException($"A message can't be written as {form}."),
        };
        var body = form switch
        {
            MessageForm.Receipt => Template(await ReceiptAsync(message, order!, cancel)),
            MessageForm.Question => Template(await IntroductionAsync(text!, order!, cancel)),
            _ => new JsonObject { ["text"] = await links.InAsync(message, text!, TextCut.Longest, cancel) },
        };
        return (text, body); // The thread shows addresses as they were written.
    }

    /// <summary>The merchant's words as Facebook has approved them.</summary>
    /// <exception cref="InvalidOperationException">Nothing is approved for the occasion: it was, when the message's turn came.</exception>
    private async Task<(string? Text, JsonObject Body)> UtilityAsync(OutboxMessage message, Order order, CancellationToken cancel)
    {
        var template = await utility.ApprovedAsync(message.Occasion, cancel) ?? throw new InvalidOperationException($"There is no approved template for {message.Occasion} any more.");
        var facts = await FactsAsync(message, order, cancel);
        var leadsBack = TemplateButton.Read(template.Buttons).Any(b => b.LeadsBack);
        var code = leadsBack ? await links.CodeAsync(message, order, cancel) : null;
        return (TemplateText.Fill(template.Body, name => TemplateText.Value(name, facts)), Template(TemplatePayload.ToSend(template, facts, order.Token, code)));
    }

    /// <summary>The words; below those of a kept cart its goods and a link to them, whatever the merchant's own text says: the cart's web page has promised it.</summary>
    private async Task<string> TextAsync(OutboxMessage message, Order? order, CancellationToken cancel)
    {
        var facts = await FactsAsync(message, order, cancel);
        var text = await texts.RenderAsync(message.Occasion, facts, cancel);
        var note = message switch
        {
            { Occasion: Occasion.CartKept, CheckoutSessionId: { } session } => await carts.OfAsync(session, cancel),
            { WishId: { } wish } => await SeeItAsync(wish, cancel),
            { Occasion: Occasion.YesNeeded } => await CodeAsync(message, cancel),
            _ => null,
        };
        return note is null ? text : $"{TextCut.Fit(text, TextCut.Longest - note.Length - 2)}\n\n{note}";
    }

    /// <summary>A link to the product that somebody asked to hear of, whatever the merchant's own text says; null when the site doesn't know its own address.</summary>
    private async Task<string?> SeeItAsync(long wishId, CancellationToken cancel) =>
        site.To(await db.Wishes.Where(w => w.Id == wishId).Join(db.Products, w => w.ProductId, p => p.Id, (_, p) => "/products/" + p.Slug).SingleAsync(cancel)) is { } address ? $"See it: {address}" : null;

    /// <summary>By what the shopper tells this conversation from a stranger's of the same name; null when the opt-in is gone.</summary>
    private async Task<string?> CodeAsync(OutboxMessage message, CancellationToken cancel)
    {
        var session = await db.Visits.Where(a => a.Id == message.VisitId).Select(a => a.CheckoutSessionId).SingleOrDefaultAsync(cancel);
        var optIn = await db.OptIns.Where(o => o.CheckoutSessionId == session && db.Conversations.Any(c => c.Id == message.ConversationId && c.PageId == o.PageId && c.Psid == o.Psid))
            .Select(o => (long?)o.Id).SingleOrDefaultAsync(cancel);
        return optIn is { } id ? Phrases.Say("The web page shows a code beside the question. Yours is {0}; if it shows another one, say no.", await codes.OfAsync(id, cancel)) : null;
    }

    /// <summary>The order that the message is about, or that its checkout session has come to; null when there is none.</summary>
    private async Task<Order?> OrderAsync(OutboxMessage message, CancellationToken cancel)
    {
        var orders = db.Orders.AsNoTracking().Include(o => o.Lines).ThenInclude(l => l.Product);
        return message.OrderId is { } id ? await orders.SingleOrDefaultAsync(o => o.Id == id, cancel)
            : message.CheckoutSessionId is { } session ? await orders.SingleOrDefaultAsync(o => o.SessionId == session, cancel)
            : null;
    }

    private static JsonObject Template(JsonObject payload) => new() { ["attachment"] = new JsonObject { ["type"] = "template", ["payload"] = payload } };

    /// <summary>The first message to a phone number has a button; who presses it has the number, and so the order.</summary>
    private async Task<JsonObject> IntroductionAsync(string text, Order order, CancellationToken cancel)
    {
        var token = await db.CheckoutSessions.Where(s => s.Id == order.SessionId).Select(s => s.Token).SingleAsync(cancel);
        var proof = refs.Protect(new(token, order.Browser, EntryPoint.CustomerMatching, (byte)Placement.ThankYou, 0, time.GetUtcNow() + ButtonLife));
        return new()
        {
            ["template_type"] = "button",
            ["text"] = UnicodeText.Short(text, ButtonText),
            ["buttons"] = new JsonArray(new JsonObject { ["type"] = "postback", ["title"] = Phrases.Say("Yes, keep me posted"), ["payload"] = proof }),
        };
    }

    /// <summary>Anybody can type anything beside a stranger's number: what doesn't look like a name isn't passed on.</summary>
    internal static string? NameOrNone(string? name) =>
        name is { Length: > 0 and <= LongestName } && name.All(c => char.IsLetter(c) || c is ' ' or '-' or '\'' or '’' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark) && name.Count(c => c == ' ') <= 2
            ? name
            : null;

    private const int LongestName = 40;

    /// <summary>The receipt with the buyer's name and address for who may see them; for anyone else without, and addressed by their own name.</summary>
    private async Task<JsonObject> ReceiptAsync(OutboxMessage message, Order order, CancellationToken cancel)
    {
        var maySeeAddress = await db.OptIns.Where(OwnBrowser.Clicked).AnyAsync(
            o => o.CheckoutSessionId == message.CheckoutSessionId
                && (o.Id == message.OptInId || db.Conversations.Any(c => c.Id == message.ConversationId && c.PageId == o.PageId && c.Psid == o.Psid)), cancel);
        return ReceiptPayload.Of(order, maySeeAddress, await FirstNameAsync(message, cancel), shop.Name, order.Currency == front.Currency.Code ? front.Shipping.FeeMinor : 0, await links.AddressAsync(message, order, cancel), site);
    }

    /// <summary>What Facebook calls the person who gets it, or where nobody is known yet, what stands beside the phone number; null when neither tells.</summary>
    private async Task<string?> FirstNameAsync(OutboxMessage message, CancellationToken cancel) => message.ConversationId is null
        ? NameOrNone(await db.MatchingRequests.Where(r => r.Id == message.MatchingRequestId).Select(r => r.FirstName).SingleOrDefaultAsync(cancel))
        : await db.Conversations.Where(c => c.Id == message.ConversationId).Select(c => c.FirstName).SingleOrDefaultAsync(cancel);

    /// <summary>The most of a text above buttons.</summary>
    private const int ButtonText = 640;

    private async Task<TextFacts> FactsAsync(OutboxMessage message, Order? order, CancellationToken cancel)
    {
        var visit = message.VisitId is null ? null : await db.Visits.AsNoTracking().SingleOrDefaultAsync(a => a.Id == message.VisitId, cancel);
        var slug = visit is { Placement: { } placement, WebPage: { } path } && placement.IsOfProduct() ? path[(path.LastIndexOf('/') + 1)..] : null;
        var product = slug is null ? null : await db.Products.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == slug, cancel);
        var wish = message.WishId is null || product is null ? null : await db.Wishes.AsNoTracking().SingleOrDefaultAsync(w => w.Id == message.WishId, cancel);
        return new()
        {
            FirstName = await FirstNameAsync(message, cancel),
            Placement = visit?.Placement,
            EntryPoint = visit?.EntryPoint ?? EntryPoint.Unknown,
            CampaignId = visit?.CampaignId,
            Campaign = visit?.CampaignId is { } campaign ? await db.Campaigns.Where(c => c.Id == campaign).Select(c => c.Name).SingleOrDefaultAsync(cancel) : null,
            Product = product?.Name,
            Price = product is null ? null : Money.Format(product.PriceMinor, product.Currency),
            OldPrice = wish?.Currency is { } currency ? Money.Format(wish.PriceMinor, currency) : null,
            OrderNumber = order?.Number,
            Shop = shop.Name,
        };
    }
}
