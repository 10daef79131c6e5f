using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Language;
using WebSite.Web;

namespace WebSite.Checkout;

/// <summary>What is put below the words of a cart's message: the goods, and a link that puts them into a cart in any browser.</summary>
public sealed class CartNote(SiteDb db, PublicAddress site, Languages languages)
{
    /// <summary>The path below which such links lie.</summary>
    public const string Path = "/cart/copy/";

    private const int MostNamed = 10;

    /// <summary>Whether there can be a link: the site knows its own address.</summary>
    public bool HasLink => site.Origin is not null;

    /// <summary>The note for a session's cart as it stands; null when the cart is empty or ordered, or the site doesn't know its own address.</summary>
    public async Task<string?> OfAsync(long sessionId, CancellationToken cancel)
    {
        var lines = await db.CartLines.AsNoTracking().Include(l => l.Product)
            .Where(l => l.SessionId == sessionId && !db.Orders.Any(o => o.SessionId == sessionId)).OrderBy(l => l.AddedAt).ThenBy(l => l.ProductId).ToListAsync(cancel);
        if (lines.Count == 0 || site.To(languages.Before(ShopLanguage.Current) + Path + GoodsList.Of(lines)) is not { } link)
        {
            return null;
        }

        var named = lines.Take(MostNamed).Select(line => $"{line.Quantity} × {line.Product!.Name}").ToList();
        if (lines.Count > MostNamed)
        {
            named.Add(Phrases.Say("and {0} more", lines.Count - MostNamed));
        }

        return $"{Phrases.Say("In your cart:")}\n{string.Join('\n', named)}\n{Phrases.Say("To go on with it on your phone, or anywhere: {0}", link)}";
    }
}
