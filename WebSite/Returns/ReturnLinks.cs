using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Language;
using WebSite.Model;
using WebSite.Web;

namespace WebSite.Returns;

/// <summary>Makes the links of our messages that lead back to the shop, so that what they bring can be told: <c>/go/{code}</c>.</summary>
public sealed class ReturnLinks(SiteDb db, PublicAddress site, Languages languages, TimeProvider time)
{
    /// <summary>The path below which they lie.</summary>
    public const string Path = "/go/";

    /// <summary>80 bits: who has one reads how far an order is, as who has the order page's own address.</summary>
    private const int CodeLength = 16;

    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>What is no page of the shop, or leads on by itself.</summary>
    private static readonly string[] Others = [Path, "/m/", "/dashboard", "/account", "/webhook"];

    /// <summary>The code of a link to an order's page in a message, the same at each try to send it. The caller saves.</summary>
    internal async Task<string> CodeAsync(OutboxMessage message, Order order, CancellationToken cancel) => Code(await OfAsync(message, cancel), message, $"{languages.Before(ShopLanguage.Current)}/orders/{order.Token}", order.Id);

    /// <summary>The address of a link to an order's page in a message; null when the site doesn't know its own.</summary>
    /// <inheritdoc cref="CodeAsync"/>
    internal async Task<string?> AddressAsync(OutboxMessage message, Order order, CancellationToken cancel) =>
        site.Origin is null ? null : site.To(Path + await CodeAsync(message, order, cancel));

    /// <summary>A message's words with such links in the place of the shop's own addresses. Where that makes it longer than it may be, as it is. The caller saves.</summary>
    internal async Task<string> InAsync(OutboxMessage message, string text, int longest, CancellationToken cancel)
    {
        if (site.Origin is not { } origin || !text.Contains(origin, StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        var links = await OfAsync(message, cancel);
        var written = Addresses(origin).Replace(text, found => PathOf(found.Groups["path"].Value) is { } path ? origin + Path + Code(links, message, path, null) + found.Groups["end"].Value : found.Value);
        return written.Length <= longest ? written : text;
    }

    /// <summary>The addresses of this site in a text. What ends a sentence, or brackets it, is no part of one.</summary>
    private static Regex Addresses(string origin) =>
        new(Regex.Escape(origin) + """(?<path>/[^\s<>"]*?)?(?<end>[.,;:!?)\]'’»”]*)(?=[\s<>"]|\z)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Where the link leads; null for what isn't the shop's.</summary>
    private static string? PathOf(string path)
    {
        var whole = path.Length == 0 ? "/" : path;
        return whole.Length <= MessageLink.LongestPath && RedirectHttpResult.IsLocalUrl(whole) && whole.All(c => c is > ' ' and <= '~')
            && !Array.Exists(Others, other => whole.StartsWith(other, StringComparison.OrdinalIgnoreCase)) ? whole : null;
    }

    private async Task<List<MessageLink>> OfAsync(OutboxMessage message, CancellationToken cancel) => await db.MessageLinks.Where(l => l.MessageId == message.Id).ToListAsync(cancel);

    private string Code(List<MessageLink> links, OutboxMessage message, string path, int? orderId)
    {
        var link = links.Find(l => l.Path == path);
        if (link is null)
        {
            link = new() { Code = RandomNumberGenerator.GetString(Alphabet, CodeLength), MessageId = message.Id, OrderId = orderId, Path = path, CreatedAt = time.GetUtcNow() };
            links.Add(db.MessageLinks.Add(link).Entity);
        }

        return link.Code;
    }
}
