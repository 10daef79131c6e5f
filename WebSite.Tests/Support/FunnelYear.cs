using Messenger.AspNetCore.Following;
using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Model;

namespace WebSite.Tests.Support;

/// <summary>A month of a small shop, the same each time, for what a merchant sees of it.</summary>
internal static class FunnelYear
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Fills the site's tables and figures.</summary>
    public static async Task FillAsync(SiteHost site, int views = 4_000)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        var random = new Random(12);
        var products = await db.Products.OrderBy(p => p.Id).Select(p => p.Slug).ToListAsync(Cancel);
        var now = DateTimeOffset.UtcNow;
        var campaign = db.Campaigns.Add(new() { Name = "Autumn flyer", EntryPoint = EntryPoint.Link, Key = "c-autumn-flyer-7k2m", Code = "abcdefg", CreatedAt = now.AddDays(-40) }).Entity;
        await db.SaveChangesAsync(Cancel);
        SpotSums sums = new();
        for (var n = 0; n < views; n++)
        {
            var at = now.AddMinutes(-random.Next(5, 29 * 24 * 60));
            var placement = random.Next(100) switch { < 62 => Placement.Product, < 82 => Placement.Cart, < 93 => Placement.Checkout, _ => Placement.ThankYou };
            var product = random.Next(products.Count * products.Count);
            var page = placement switch { Placement.Product => "/products/" + products[(int)Math.Sqrt(product)], Placement.Cart => "/cart", Placement.Checkout => "/checkout", _ => "/orders/{token}" };
            var device = random.Next(10) switch { < 6 => Device.Phone, < 7 => Device.Tablet, _ => Device.Desktop };
            var isLink = random.Next(10) < 3;
            var mark = new SpotMark(device, isLink ? SpotStyle.Link : SpotStyle.Of(new() { Color = placement == Placement.Cart ? "white" : "blue" }));
            var spot = new PluginRef(Guid.NewGuid(), default, isLink ? EntryPoint.Link : EntryPoint.SendToMessenger, (byte)placement, 0, now) { Mark = mark.Value };
            var signs = SpotSigns.Served;
            var isSeen = random.Next(100) < (placement == Placement.Product ? 44 : placement == Placement.Cart ? 71 : 93);
            signs |= isSeen ? SpotSigns.Seen | (isLink || random.Next(20) == 0 ? SpotSigns.LinkShown : SpotSigns.SendDrawn) : SpotSigns.None;
            var isClicked = isSeen && random.Next(100) < placement switch { Placement.Product => device == Device.Phone ? 7 : 4, Placement.Cart => 5, Placement.Checkout => 3, _ => 38 };
            signs |= isClicked ? isLink ? SpotSigns.LinkClicked : SpotSigns.SendClicked : SpotSigns.None;
            var isOptIn = isClicked && random.Next(100) < 78;
            signs |= isOptIn && !isLink ? SpotSigns.OptedIn : SpotSigns.None;
            SpotRules.Count(spot, page, SpotSigns.None, signs, at, sums);
            if (isOptIn && !isLink)
            {
                db.BrowserHints.Add(new() { SessionToken = spot.SessionToken, Placement = placement, WebPage = page, At = at, Mark = mark.Value });
            }

            if (isOptIn && random.Next(100) < 96)
            {
                Add(db, n, at, spot, placement, page, random, null);
            }
        }

        for (var n = 0; n < views / 80; n++)
        {
            Add(db, views + n, now.AddMinutes(-random.Next(5, 29 * 24 * 60)), null, null, null, random, campaign.Id);
        }

        await db.SaveChangesAsync(Cancel);
        await db.Database.OpenConnectionAsync(Cancel);
        db.AddToRows(typeof(SpotFigure), sums.Rows());
        var money = scope.ServiceProvider.GetRequiredService<MoneyRebuild>();
        await money.CreditAllAsync(Cancel);
        await money.RunAsync(Cancel);
        await scope.ServiceProvider.GetRequiredService<FigureRebuild>().RunAsync(null, Cancel);
    }

    private static void Add(SiteDb db, int n, DateTimeOffset at, PluginRef? spot, Placement? placement, string? page, Random random, int? campaign)
    {
        string[] names = ["Alice Lindqvist", "Bob Okafor", "Charlie Åström", "Dora Vance", "Emil Sand", "Farah Idris", "Gus Moreau"];
        var door = spot?.Door ?? (campaign % 2 == 0 ? EntryPoint.Ad : EntryPoint.Link);
        var person = new Conversation { PageId = Settings.PageId, Psid = $"17{n:00000000}", StartedAt = at, LastAt = at, ActedAt = at, Name = random.Next(5) == 0 ? null : names[n % names.Length], Profile = ProfileState.Known };
        CheckoutSession? session = null;
        if (spot is { } its)
        {
            session = new() { Token = its.SessionToken, Browser = BrowserHash.Of(its.SessionToken.ToByteArray()), CreatedAt = at, UpdatedAt = at, Connection = Connection.Connected };
            var optIn = new OptIn { PageId = person.PageId, Psid = person.Psid, EntryPoint = door, Placement = placement, WebPage = page, FirstAt = at, LastAt = at, ClickCount = 1, RecordedAt = at };
            optIn.Clicks.Add(new() { EventId = n + 1, EntryPoint = door, Placement = placement, WebPage = page, At = at, Mark = its.Mark, IsProof = door == EntryPoint.SendToMessenger });
            session.OptIns.Add(optIn);
            db.CheckoutSessions.Add(session);
            db.SaveChanges();
            if (random.Next(100) < (placement == Placement.ThankYou ? 100 : 22))
            {
                var placed = at.AddMinutes(placement == Placement.ThankYou ? 1 : random.Next(3, 600));
                db.Add(new Order
                {
                    Token = session.Token.ToString("N"),
                    SessionId = session.Id,
                    Browser = session.Browser,
                    PlacedAt = placed < DateTimeOffset.UtcNow ? placed : at,
                    Name = "Alice Archer",
                    Email = "alice@example.com",
                    Street = "Harbour Street 12",
                    PostalCode = "20100",
                    City = "Turku",
                    Country = "FI",
                    Currency = "EUR",
                    SubtotalMinor = 6400,
                    DeliveryMinor = 0,
                });
            }
        }

        person.Visits.Add(new()
        {
            EventId = n + 1,
            At = at,
            EntryPoint = door,
            Placement = placement,
            WebPage = page,
            CampaignId = campaign,
            CheckoutSessionId = session?.Id,
            Mark = spot?.Mark ?? 0,
            IsAnswered = random.Next(100) < 41,
            Certainty = spot is null ? Certainty.Named : Certainty.Proven,
        });
        db.Conversations.Add(person);
    }
}
