using WebSite.Data;

namespace WebSite.Benchmarks.Load;

/// <summary>The site and its peers.</summary>
internal static class Contenders
{
    private static readonly string Self = typeof(Contenders).Assembly.Location;

    public static readonly Contender Bare = new("bare: reads the body, answers", "dotnet", Self, "serve", "bare") { Stores = false };
    public static readonly Contender BareAgain = Bare with { Name = "bare again" };
    public static readonly Contender Ceiling = new("ceiling: signature, events, keys, refs; no store", "dotnet", Self, "serve", "ceiling") { Stores = false };
    public static readonly Contender Naive = new("naive EF Core: a DbContext per request", "dotnet", Self, "serve", "naive");
    public static readonly Contender Node = new("node: express, better-sqlite3, a transaction an event", "node", NodePeers.Server, "each");
    public static readonly Contender NodeGroup = new("node, group commit", "node", NodePeers.Server, "group");
    public static readonly Contender Ours = new("ours", "dotnet", typeof(SiteDb).Assembly.Location) { HasLog = true };
    public static readonly Contender OursAgain = Ours with { Name = "ours again" };
    public static readonly Contender Sustained = Ours with { Name = "ours, everything projected", IsHeldBack = true };
    public static readonly Contender Ours10 = Ours with { Name = "ours, 10 events a delivery", EventsEach = 10 };
    public static readonly Contender Ours100 = Ours with { Name = "ours, 100 events a delivery", EventsEach = 100 };

    /// <summary>In the order of the table.</summary>
    /// <param name="millions">The most rows that are there before, in millions; 0 for none of these.</param>
    public static Contender[] AtFullLoad(int millions) =>
    [
        Bare, BareAgain, Ceiling, Naive, Node, NodeGroup, Ours, OursAgain, Sustained, Ours10, Ours100,
        .. new[] { 1, millions }.Distinct().Where(m => m > 0 && m <= millions).SelectMany(m => new[] { OnRows(Ours, m), OnRows(Sustained, m) }),
    ];

    /// <summary>Those that store.</summary>
    public static readonly Contender[] AtHalfLoad = [Naive, Node, NodeGroup, Ours];

    /// <summary>Those that work out the other events of <see cref="ClickLoad"/> with ease.</summary>
    public static readonly Contender[] Clicked = [Node, NodeGroup, Ours];

    /// <summary>The same with so many million rows in its tables.</summary>
    public static Contender OnRows(Contender contender, int millions) => contender with { Name = $"{contender.Name}, {millions} million rows there", Millions = millions };
}
