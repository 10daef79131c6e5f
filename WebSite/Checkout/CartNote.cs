using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Language;
using WebSite.Web;

namespace WebSite.Checkout;

/// <summary>What is put below the words of a cart's message: the goods, and a link that puts them into a cart in any browser.</summary>
public sealed class CartNote(SiteDb db, CartLinks links, PublicAddress site, Languages languages)
{
    private const int MostNamed = 10;

    /// <summary>Whether there can be a link: the site knows its own address.</summary>
    public bool HasLink => site.Origin is not null;

    /// <summary>The note for a session's cart as it stands; without a link where the site doesn't know its own address.</summary>
    public async Task<string> OfAsync(long sessionId, CancellationToken cancel)
    {
        var lines = await db.CartLines.AsNoTracking().Include(l => l.Product)
            .Where(l => l.SessionId == sessionId && !db.Orders.Any(o => o.SessionId == sessionId)).OrderBy(l => l.AddedAt).ThenBy(l => l.ProductId).ToListAsync(cancel);
        if (lines.Count == 0)
        {
            return Phrases.Say("There is nothing in it any more.");
        }

        var named = lines.Take(MostNamed).Select(line => $"{line.Quantity} × {line.Product!.Name}").ToList();
        if (lines.Count > MostNamed)
        {
            named.Add(Phrases.Say("and {0} more", lines.Count - MostNamed));
        }

        var goods = $"{Phrases.Say("In your cart:")}\n{string.Join('\n', named)}";
        return site.To(languages.Before(ShopLanguage.Current) + links.PathOf(GoodsList.Of(lines))) is { } link
            ? $"{goods}\n{Phrases.Say("To go on with it on your phone, or anywhere, for {0} days: {1}", CartLinks.Days, link)}"
            : goods;
    }
}
