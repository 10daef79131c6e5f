using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Catalogue;

/// <summary>The catalogue that a new database starts with.</summary>
internal sealed class Seed(SiteDb db) : IStartStep
{
    private static Product[] Products =>
    [
        Of("ember-kettle", "Ember kettle", "kettles-and-pots", 8900, 14, "A stovetop kettle that hums before it sings.",
            "Spun steel under a coat of ember-red enamel, with a spout that pours where you look. It boils a litre in about five minutes on gas, and its handle stays cool enough to hold.",
            "Holds: 1.2 litres", "For: gas, electric and induction", "Made of: enamelled steel, beech handle"),
        Of("harbour-teapot", "Harbour teapot", "kettles-and-pots", 6400, 9, "A round stoneware pot for four cups and a long talk.",
            "Thrown by hand and glazed in cream, then dipped in the blue of the harbour below the kiln. The lid has a locking lip, so the last cup pours as safely as the first.",
            "Holds: 0.9 litres", "Comes with: a steel strainer", "Care: dishwasher safe"),
        Of("drift-iron-pot", "Drift cast-iron pot", "kettles-and-pots", 7900, 3, "Keeps its heat through a second chapter.",
            "A cast-iron teapot with an enamelled inside, heavy in the hand and slow to cool. For loose leaves, a wide window seat and no hurry at all.",
            "Holds: 0.6 litres", "Weight: 1.4 kg", "Care: rinse, dry, no dishwasher"),
        Of("dawn-cup", "Dawn cup", "cups", 1800, 42, "A small cup without a handle, warm in two hands.",
            "The glaze runs from sand to rose, and no two are alike. Its thin rim cools tea to the drinking point just in time.",
            "Holds: 180 ml", "Made of: stoneware", "Care: dishwasher safe"),
        Of("pebble-mug", "Pebble mug", "cups", 2200, 27, "The mug you reach for first.",
            "Heavy at the foot, light at the lip, with a handle for three fingers. It survives the sink, the desk and the garden wall.",
            "Holds: 320 ml", "Made of: stoneware", "Care: dishwasher and microwave safe"),
        Of("tide-glasses", "Tide glasses, pair", "cups", 2600, 18, "Double-walled glasses that float the tea.",
            "Mouth-blown borosilicate in two layers: hot within, cool without, and a good way to watch leaves open.",
            "Holds: 250 ml each", "Made of: borosilicate glass", "In the box: two"),
        Of("orchard-green", "Orchard green", "tea", 1400, 60, "Steamed green leaves with apple and lemon verbena.",
            "A soft spring tea that forgives hot water. Two minutes give it a clear cup, three a fuller one.",
            "Weight: 100 g", "Makes: about 40 cups", "Best at: 75 °C, two minutes"),
        Of("smoke-and-honey", "Smoke & honey", "tea", 1500, 35, "Black tea, dried over pine, sweetened by time.",
            "Large leaves with a gentle smoke and the aftertaste of heather honey. It takes milk well and rain even better.",
            "Weight: 100 g", "Makes: about 45 cups", "Best at: 95 °C, four minutes"),
        Of("night-garden", "Night garden", "tea", 1300, 0, "Chamomile, mint and lavender. No caffeine, no alarm.",
            "Whole flowers from one valley, dried in the shade. Let it stand as long as you like: it doesn't turn bitter.",
            "Weight: 60 g", "Makes: about 30 cups", "Best at: 100 °C, seven minutes"),
        Of("linen-towel", "Linen tea towel", "table", 1600, 51, "Stonewashed linen that dries glass without a trace.",
            "Woven in a small mill from long flax fibres. It gets softer with each wash and stays flat without an iron.",
            "Size: 50 × 70 cm", "Made of: pure linen", "Care: wash at 60 °C"),
        Of("oak-tray", "Oak tray", "table", 4800, 7, "Carries a pot, two cups and the post.",
            "Cut from one board, oiled and not varnished, with a rim that is low enough to reach over and high enough to trust.",
            "Size: 42 × 28 cm", "Made of: oiled oak", "Care: wipe, oil once a year"),
        Of("honey-jar", "Honey jar & dipper", "table", 2400, 22, "A glass jar with a dipper that doesn't drip.",
            "Clear glass, so that you see what is left, and a turned pear-wood dipper that holds just enough for a cup.",
            "Holds: 250 ml", "Comes with: pear-wood dipper", "Care: the jar is dishwasher safe"),
    ];

    /// <summary>Fills a catalogue that is empty and leaves any other as it is.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        if (!await db.Products.AnyAsync(cancel))
        {
            db.Products.AddRange(Products);
            await db.SaveChangesAsync(cancel);
        }
    }

    private static Product Of(string slug, string name, string category, long price, int stock, string blurb, string description, params string[] facts) => new()
    {
        Slug = slug,
        Name = name,
        Category = category,
        Blurb = blurb,
        Description = description,
        Facts = string.Join('\n', facts),
        PriceMinor = price,
        Currency = "EUR",
        Stock = stock,
    };
}
