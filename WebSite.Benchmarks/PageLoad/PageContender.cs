using System.Text;
using WebSite.Benchmarks.Load;
using WebSite.Data;

namespace WebSite.Benchmarks.PageLoad;

/// <summary>A server, and the page that it is asked for.</summary>
/// <param name="Server">How to start it.</param>
/// <param name="Path">The page's.</param>
/// <param name="Cookies">What the browser sends.</param>
internal sealed record PageContender(Contender Server, string Path, string Cookies)
{
    private const string Teapot = "/products/harbour-teapot";

    /// <summary>A shopper who has been here, has nothing in the cart, and allows Facebook.</summary>
    private const string Allows = "shopper=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8; messenger-consent=yes";

    private static readonly string Self = typeof(PageContender).Assembly.Location;
    private static readonly Contender Peer = new("peer", "dotnet", Self, "serve-page");
    private static readonly Contender Site = new("ours", "dotnet", typeof(SiteDb).Assembly.Location) { HasLog = true };

    public static readonly PageContender Static = new(Peer with { Name = "a static Razor page of the same HTML" }, "/static", "");
    public static readonly PageContender Naive = new(Peer with { Name = "a page that asks EF Core each time" }, "/naive", "");
    public static readonly PageContender Ours = new(Site with { Name = "ours, with a plugin" }, Teapot, Allows);
    public static readonly PageContender OursAgain = Ours with { Server = Site with { Name = "ours, with a plugin, again" } };
    public static readonly PageContender Link = new(Site with { Name = "ours, without plugins (a link)" }, Teapot, Allows) { Plugins = "Link" };
    public static readonly PageContender First = new(Site with { Name = "ours, a shopper's first page" }, Teapot, "");

    /// <summary>In the order of the table.</summary>
    public static readonly PageContender[] All = [Static, Naive, Ours, OursAgain, Link, First];

    /// <summary><c>Messenger:Plugins</c>.</summary>
    public string Plugins { get; init; } = "Sdk";

    /// <summary>For the tables.</summary>
    public string Name => Server.Name;

    /// <summary>The whole of a request.</summary>
    public byte[] Request => Encoding.ASCII.GetBytes($"GET {Path} HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Mozilla/5.0\r\nAccept: text/html\r\n{(Cookies.Length > 0 ? $"Cookie: {Cookies}\r\n" : "")}\r\n");
}
