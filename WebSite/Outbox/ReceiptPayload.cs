using System.Globalization;
using System.Text.Json.Nodes;
using WebSite.Catalogue;
using WebSite.Language;
using WebSite.Model;
using WebSite.Shopfront;
using WebSite.Web;

namespace WebSite.Outbox;

/// <summary>
/// An order as Facebook's receipt template. Source: <c>docs/platform.md</c>, Templates' limits. Prices include the tax, so there is no
/// <c>total_tax</c>: it would be added once more.
/// </summary>
internal static class ReceiptPayload
{
    /// <summary>Who gets a receipt without name and address isn't surely the buyer, and has perhaps no name in Messenger.</summary>
    private static string Somebody => Phrases.Say("Customer");

    /// <summary>Makes it.</summary>
    /// <param name="order">With its lines.</param>
    /// <param name="hasAddress">Whether the buyer's name and address stand in it.</param>
    /// <param name="firstName">What Facebook calls the person who gets it; null when it doesn't tell.</param>
    /// <param name="shop">The shop's name.</param>
    /// <param name="fee">What bringing the goods costs who doesn't get it free, in the order's currency.</param>
    /// <param name="link">To the order's page; null when the site doesn't know its own address.</param>
    /// <param name="site">For pictures.</param>
    public static JsonObject Of(Order order, bool hasAddress, string? firstName, string shop, long fee, string? link, PublicAddress site)
    {
        var payload = new JsonObject
        {
            ["template_type"] = "receipt",
            ["sharable"] = false,
            ["recipient_name"] = hasAddress ? order.Name : string.IsNullOrWhiteSpace(firstName) ? Somebody : firstName, // It must not be empty.
            ["merchant_name"] = shop,
            ["order_number"] = order.Number.ToString(CultureInfo.InvariantCulture),
            ["currency"] = order.Currency,
            ["payment_method"] = Phrases.Say("Pay on delivery"),
            ["timestamp"] = order.PlacedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["elements"] = new JsonArray([.. order.Lines.Take(MostElements).Select(line => Element(line, order.Currency, site))]),
            ["summary"] = new JsonObject
            {
                ["subtotal"] = Amount(order.SubtotalMinor, order.Currency),
                ["shipping_cost"] = Amount(order.DeliveryMinor == 0 ? fee : order.DeliveryMinor, order.Currency),
                ["total_cost"] = Amount(order.TotalMinor, order.Currency),
            },
            ["adjustments"] = order.DeliveryMinor == 0 && fee > 0 ? new JsonArray(new JsonObject { ["name"] = Phrases.Say("Free delivery"), ["amount"] = Amount(fee, order.Currency) }) : [],
        };
        if (hasAddress)
        {
            payload["address"] = new JsonObject
            {
                ["street_1"] = order.Street,
                ["street_2"] = "",
                ["city"] = order.City,
                ["postal_code"] = order.PostalCode,
                ["state"] = order.Country, // Must not be empty; the countries delivered to have none in their addresses.
                ["country"] = order.Country,
            };
        }

        if (link is not null)
        {
            payload["order_url"] = link;
        }

        return payload;
    }

    /// <summary>Facebook takes no more.</summary>
    private const int MostElements = 100;

    private static JsonObject Element(OrderLine line, string currency, PublicAddress site)
    {
        var element = new JsonObject
        {
            ["title"] = line.Name,
            ["subtitle"] = Phrases.Say("{0} each", Money.Format(line.PriceMinor, currency)),
            ["quantity"] = line.Quantity,
            ["price"] = Amount(line.PriceMinor, currency),
            ["currency"] = currency,
        };
        if (PictureAddress.Plain(line.Product) is { } path && site.To(path) is { } picture)
        {
            element["image_url"] = picture;
        }

        return element;
    }

    private static JsonValue Amount(long minor, string currency) => JsonValue.Create(Currency.Of(currency).Amount(minor));
}
