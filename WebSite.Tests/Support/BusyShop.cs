using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Model;

namespace WebSite.Tests.Support;

/// <summary>
/// A shop with months behind it: visits by every way, opt-ins, orders in two currencies, people who left. The same seed makes the same shop. Rows are
/// written as the site has them; credits and figures come of the site's own rebuilding.
/// </summary>
internal static class BusyShop
{
    private static readonly string[] Pages =
        ["/products/harbour-teapot", "/products/ember-kettle", "/products/pebble-mug", "/products/orchard-green", "/products/linen-towel", "/products/oak-tray", "/products/dawn-cup", "/products/tide-glasses", "/cart", "/checkout"];

    private static readonly string[] Campaigns = ["Autumn mail", "Table cards", "Instagram story", "Bag insert", "Winter ad", "Street sign", "Newsletter", "Kiln open day"];

    private const long Strangers = 1_000_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Fills the site.</summary>
    /// <param name="site">It.</param>
    /// <param name="now">The last moment in which something happened.</param>
    /// <param name="days">How many days before that it began.</param>
    /// <param name="aDay">How many people come on a day, about.</param>
    /// <param name="hasDollars">Whether some pay in dollars.</param>
    /// <param name="seed">Of the chances.</param>
    public static async Task FillAsync(this SiteHost site, DateTimeOffset now, int days, int aDay, bool hasDollars = true, int seed = 7)
    {
        var random = new Random(seed);
        await site.ReadAsync(async db =>
        {
            var campaigns = Campaigns.Select((name, n) => new Campaign { Name = name, EntryPoint = Door(n), Key = $"k{n}", Code = $"c{n}", CreatedAt = now.AddDays(-days) }).ToList();
            db.AddRange(campaigns);
            await db.SaveChangesAsync(Cancel);
            var (events, people) = (1_000_000L, 0);
            for (var day = days; day >= 0; day--)
            {
                // More by and by, fewer at weekends, and a good week a month ago.
                var busy = aDay * (1.3 - day / (2.0 * days)) * (now.AddDays(-day).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? .55 : 1) * (day is > 24 and < 32 ? 1.6 : 1);
                for (var n = (int)(busy * (.75 + random.NextDouble() / 2)); n > 0; n--)
                {
                    // Most come in the evening, hardly anybody at night.
                    var at = now.UtcDateTime.Date.AddDays(-day).AddMinutes(Math.Clamp(17 * 60 + 210 * (random.NextDouble() + random.NextDouble() - 1) * 3, 0, 1439)).AddMilliseconds(random.Next(60_000));
                    if (at < now)
                    {
                        Person(db, random, campaigns, new(at, TimeSpan.Zero), now, hasDollars, ++people, ref events);
                    }
                }

                await db.SaveChangesAsync(Cancel);
                db.ChangeTracker.Clear();
            }

            return people;
        });
        await site.CountAsync();
    }

    /// <summary>Credits orders and makes the figures, as the site's first start after an update does.</summary>
    public static async Task CountAsync(this SiteHost site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        await using (var transaction = await db.Database.BeginTransactionAsync(Cancel))
        {
            await scope.ServiceProvider.GetRequiredService<MoneyRebuild>().CreditAllAsync(Cancel);
            await transaction.CommitAsync(Cancel);
        }

        await scope.ServiceProvider.GetRequiredService<FigureRebuild>().RunAsync(null, Cancel);
    }

    private static void Person(SiteDb db, Random random, List<Campaign> campaigns, DateTimeOffset at, DateTimeOffset now, bool hasDollars, int number, ref long events)
    {
        var psid = $"77{number:00000000}";
        var page = Pages[(int)(Pages.Length * random.NextDouble() * random.NextDouble())];
        var isSpot = random.Next(10) < 7;
        var campaign = isSpot ? null : campaigns[(int)(campaigns.Count * random.NextDouble() * random.NextDouble())];
        var door = campaign?.EntryPoint ?? (random.Next(3) == 0 ? EntryPoint.Link : EntryPoint.SendToMessenger);
        var placement = !isSpot ? (Placement?)null : page == "/cart" ? Placement.Cart : page == "/checkout" ? Placement.Checkout : Placement.Product;
        var left = random.Next(60);
        var later = at.AddHours(random.Next(1, 200));
        Conversation person = new()
        {
            PageId = Settings.PageId,
            Psid = psid,
            Profile = ProfileState.Hidden,
            StartedAt = at,
            LastAt = at,
            ActedAt = at,
            StoppedAt = left == 0 && later < now ? later : null,
            UnreachableAt = left == 1 && later < now ? later : null,
        };
        var session = isSpot ? new CheckoutSession { Id = number, Token = Guid.NewGuid(), Browser = BrowserHash.Of(Guid.NewGuid().ToByteArray()), CreatedAt = at, UpdatedAt = at, Connection = Connection.Connected } : null;
        var optsIn = session is not null && door == EntryPoint.SendToMessenger;
        if (session is not null)
        {
            db.Add(session);
            var optIn = new OptIn { PageId = Settings.PageId, Psid = psid, EntryPoint = door, Placement = placement, WebPage = page, FirstAt = at, LastAt = at, ClickCount = 1 };
            if (optsIn)
            {
                optIn.Clicks.Add(new() { EventId = ++events, EntryPoint = door, IsProof = true, At = at, Placement = placement, WebPage = page, Mark = (byte)(random.Next(3) == 0 ? 0xC3 : 0x43) });
            }

            session.OptIns.Add(optIn);
            db.Entry(optIn).Property(o => o.Trust).CurrentValue = OptInTrust.Proven;
        }

        for (var came = at; came < now && (came == at || random.Next(4) == 0); came = came.AddHours(random.Next(1, 90)))
        {
            person.Visits.Add(new() { EventId = ++events, At = came, EntryPoint = door, Placement = placement, WebPage = isSpot ? page : null, CheckoutSessionId = session?.Id, CampaignId = campaign?.Id, IsAnswered = random.Next(3) == 0 });
        }

        db.Add(person);
        var ordersOften = page.EndsWith("teapot", StringComparison.Ordinal) || placement is Placement.Cart or Placement.Checkout ? 3 : page.EndsWith("towel", StringComparison.Ordinal) ? 40 : 7;
        var orders = at.AddMinutes(random.Next(5, 9000));
        if (session is not null && orders < now && random.Next(ordersOften) == 0)
        {
            Order(db, random, session, orders, hasDollars, number);
        }
        else if (random.Next(2) == 0)
        {
            // Somebody who never was in Messenger.
            CheckoutSession stranger = new() { Id = Strangers + number, Token = Guid.NewGuid(), Browser = BrowserHash.Of(Guid.NewGuid().ToByteArray()), CreatedAt = at, UpdatedAt = at };
            db.Add(stranger);
            Order(db, random, stranger, at, hasDollars, number);
        }
    }

    private static void Order(SiteDb db, Random random, CheckoutSession session, DateTimeOffset at, bool hasDollars, int number) => db.Add(new Order
    {
        Token = Guid.NewGuid().ToString("N"),
        SessionId = session.Id,
        Browser = session.Browser,
        PlacedAt = at,
        Status = random.Next(25) == 0 ? OrderStatus.Cancelled : OrderStatus.Delivered,
        Name = $"Person {number}",
        Email = "person@example.com",
        Street = "Quay 1",
        PostalCode = "1234",
        City = "Harbour",
        Country = "DE",
        Currency = hasDollars && random.Next(9) == 0 ? "USD" : "EUR",
        SubtotalMinor = random.Next(13, 180) * 100,
        DeliveryMinor = 490,
    });

    private static EntryPoint Door(int n) => (n % 3) switch { 0 => EntryPoint.Link, 1 => EntryPoint.Code, _ => EntryPoint.Ad };
}
