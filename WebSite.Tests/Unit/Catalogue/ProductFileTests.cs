using System.Text;
using WebSite.Catalogue;
using WebSite.Model;

namespace WebSite.Tests.Unit.Catalogue;

/// <summary>Files of products as shops export them. The fixtures have the columns of the real ones.</summary>
public sealed class ProductFileTests
{
    private static readonly Currency Euro = Currency.Of("EUR");

    [Fact]
    public void A_shopify_export_is_read_as_it_comes()
    {
        var read = Fixture("shopify.csv");

        Assert.Equal("a Shopify product export", read.Kind);
        Assert.Empty(read.Faults);
        Assert.Equal(["birch-lamp", "wool-throw-moss-green-130-180", "wool-throw-sand-130-180", "old-vase"], read.Products.Select(p => p.Slug));
        var lamp = read.Products[0];
        Assert.Equal(("Birch lamp", "Lamps", 8900L, 7, false), (lamp.Name, lamp.Category, lamp.PriceMinor, lamp.Stock, lamp.IsHidden));
        Assert.Equal("Turned from one piece & oiled.\n\n• E14 socket\n• Cable: 2 m", lamp.Description);
        Assert.Equal(("Wool throw \"Moss\", Sand / 130 × 180", 12990L, 0), (read.Products[2].Name, read.Products[2].PriceMinor, read.Products[2].Stock));
        Assert.True(read.Products[3].IsHidden);
        Assert.Null(read.Products[3].Stock);
        Assert.Contains(read.Notes, note => note.StartsWith("With pictures on Shopify's server: 1.", StringComparison.Ordinal));
    }

    [Fact]
    public void So_is_one_with_the_columns_of_today()
    {
        var bowl = Assert.Single(Fixture("shopify-new.csv").Products);
        Assert.Equal(("clay-bowl", "Clay bowl", 2450L, 12, false, "Fired twice."), (bowl.Slug, bowl.Name, bowl.PriceMinor, bowl.Stock, bowl.IsHidden, bowl.Description));
    }

    [Fact]
    public void A_woocommerce_export_is_read_as_it_comes()
    {
        var read = Fixture("woocommerce.csv");

        Assert.Equal("a WooCommerce product export", read.Kind);
        Assert.Empty(read.Faults);
        Assert.Equal(["beanie", "secret-scarf", "v-neck-t-shirt-blue", "v-neck-t-shirt-green"], read.Products.Select(p => p.Slug));
        var beanie = read.Products[0];
        Assert.Equal(("Beanie", "Accessories", 2000L, 5, false, "A knitted beanie."), (beanie.Name, beanie.Category, beanie.PriceMinor, beanie.Stock, beanie.IsHidden, beanie.Blurb));
        Assert.Equal("Pellentesque habitant.\n\nSecond paragraph.", beanie.Description);
        Assert.True(read.Products[1].IsHidden);
        Assert.Equal(("For blue days.", (int?)null), (read.Products[2].Description, read.Products[2].Stock));
        Assert.Equal((102050L, 0), (read.Products[3].PriceMinor, read.Products[3].Stock));
        Assert.Contains(read.Notes, note => note.Contains("grouped", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("'=1+1")]
    [InlineData("''quoted''")]
    [InlineData("x;=cmd|'/C calc'!A0;y")]
    [InlineData("x;'=1")]
    [InlineData("Glazed:\n- inside\r\n+ outside\n'-' neither")]
    [InlineData("\t\t=1")]
    [InlineData("＝1")]
    public async Task No_spreadsheet_finds_a_formula_in_it_and_it_comes_back_as_it_was(string text)
    {
        using MemoryStream file = new();
        await CsvFile.WriteAsync(file, new[] { new[] { "slug", text } }.ToAsyncEnumerable(), TestContext.Current.CancellationToken);

        // As comma, semicolon and tab would divide it, with no heed to quotes.
        Assert.DoesNotContain(Encoding.UTF8.GetString(file.ToArray()).Split(',', ';', '\t', '\r', '\n'), cell => cell.Trim('"') is ['=' or '+' or '-' or '@' or '＝', ..]);
        Assert.Equal(["slug", text], CsvFile.Read(file).Single().Fields);
    }

    [Theory]
    [InlineData("", 0, "empty")]
    [InlineData("colour,size\nred,1\n", 1, "no columns that are known")]
    [InlineData("slug,price\nlamp,cheap\n", 2, "“cheap” is no amount of EUR")]
    [InlineData("slug,price\nlamp,12.345\n", 2, "no amount of EUR")]
    [InlineData("slug,stock\nlamp,many\n", 2, "no number of pieces")]
    [InlineData("slug,name\n,Lamp\n", 2, "slug is missing")]
    [InlineData("slug,name\nlamp,\"two\nlines\"\nlamp,Again\n", 4, "stands in the file twice")]
    [InlineData("slug,price,currency\nlamp,1,USD\n", 2, "in USD")]
    [InlineData("slug,hidden\nlamp,perhaps\n", 2, "yes or no")]
    [InlineData("slug,name\nlamp,a \"bad\" one\n", 2, "quotation mark")]
    public void A_fault_has_its_line_and_a_sentence(string text, int line, string sentence)
    {
        var fault = Assert.Single(Read(text).Faults);
        Assert.Equal(line, fault.Line);
        Assert.Contains(sentence, fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_utf8_is_told_of()
    {
        using var file = new MemoryStream([.. "slug,name\nlamp,"u8, 0xFC, (byte)'\n']);
        Assert.Contains("UTF-8", Assert.Single(ProductFile.Read(file, Euro).Faults).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slug;price\nlamp;12,50\n")]
    [InlineData("slug\tprice\nlamp\t12.50\n")]
    public void Semicolons_and_tabs_do_too(string text) => Assert.Equal(1250, Assert.Single(Read(text).Products).PriceMinor);

    /// <summary>A spreadsheet would run it; and what is read again is what was there.</summary>
    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\",\"x\")")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    public async Task No_formula_gets_out_and_each_comes_back_as_it_was(string name)
    {
        using var file = new MemoryStream();
        var lamp = Product.Of(new() { Slug = "lamp", Name = name, Description = "\tA line,\nand \"another\".".Trim(), PriceMinor = 1250, Stock = 3, Facts = "Made of: oak\nFor: two" }, "EUR", DateTimeOffset.UnixEpoch);
        await OwnColumns.WriteAsync(file, new[] { lamp }.ToAsyncEnumerable(), TestContext.Current.CancellationToken);

        var text = Encoding.UTF8.GetString(file.ToArray());
        Assert.DoesNotContain("," + name[..2], text.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        file.Position = 0;
        var read = Assert.Single(ProductFile.Read(file, Euro).Products);
        Assert.Equal((name, "A line,\nand \"another\".", "Made of: oak\nFor: two", 1250L, 3, false), (read.Name, read.Description, read.Facts, read.PriceMinor, read.Stock, read.IsHidden));
    }

    [Fact]
    public void Ten_thousand_lines_are_read_in_bounded_memory()
    {
        var line = new string('x', 2000);
        using var file = new MemoryStream();
        using (var text = new StreamWriter(file, leaveOpen: true))
        {
            text.WriteLine("slug,name,price,description");
            for (var n = 0; n < 10_000; n++)
            {
                text.WriteLine($"lamp-{n},Lamp {n},12.50,<p>{line}</p>");
            }
        }

        file.Position = 0;
        var before = GC.GetTotalAllocatedBytes();
        Assert.Equal(10_000, ProductFile.Read(file, Euro).Products.Count);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 400L * 1024 * 1024, $"{(GC.GetTotalAllocatedBytes() - before) / 1024 / 1024} MB");
    }

    [Fact]
    public void A_plan_says_what_is_new_changed_and_the_same()
    {
        Dictionary<string, ProductFacts> there = new()
        {
            ["lamp"] = new() { Slug = "lamp", Name = "Lamp", Category = "lamps", PriceMinor = 1250, Stock = 3 },
            ["bowl"] = new() { Slug = "bowl", Name = "Bowl", PriceMinor = 900, Stock = 1 },
        };
        Category[] shelves = [new() { Slug = "lamps", Name = "Lamps" }];

        var plan = ImportPlan.Of(Read("slug,name,price,category,stock\nlamp,Lamp,13,LAMPS,\nbowl,,9.00,,\nvase,Vase,20,Vases & jars,\n"), there, shelves, stock: 5);

        Assert.Equal(("vase", 5, "vases-jars"), (plan.New[0].Slug, plan.New[0].Stock, plan.New[0].Category));
        Assert.Equal("price 12.50 → 13.00", ImportPlan.Say(Assert.Single(plan.Changed).Was, plan.Changed[0].Becomes, Euro));
        Assert.Equal(1, plan.Unchanged);
        Assert.Equal([("vases-jars", "Vases & jars")], plan.Categories);
        Assert.True(plan.CanApply);
    }

    [Theory]
    [InlineData("slug,name,price\n../../etc/passwd,Lamp,1\n", "small letters")]
    [InlineData("slug,name,price\nlamp,,1\n", "needs a name")]
    [InlineData("slug,name\nlamp,Lamp\n", "price of Lamp is missing")]
    [InlineData("slug,name,price,facts\nlamp,Lamp,1,oak\n", "colon")]
    public void With_a_fault_nothing_can_be_applied(string text, string sentence)
    {
        var plan = ImportPlan.Of(Read(text), new Dictionary<string, ProductFacts>(), [], 0);
        Assert.False(plan.CanApply);
        Assert.Contains(plan.Faults, fault => fault.Line == 2 && fault.Sentence.Contains(sentence, StringComparison.Ordinal));
    }

    /// <summary>Counting up from two for each, this took minutes.</summary>
    [Fact]
    public void So_many_alike_get_addresses_and_more_than_a_file_may_have_are_told_once()
    {
        var read = Read("Name,Regular price\n" + string.Concat(Enumerable.Repeat("a,1\n", ProductFile.MostProducts + 5_000)));
        Assert.Equal(ProductFile.MostProducts, read.Products.Select(p => p.Slug).Distinct().Count());
        Assert.Equal((ProductFile.MostProducts + 2, "A file may have 20,000 products. Divide it into several."), (read.Faults.Single().Line, read.Faults.Single().Sentence));
    }

    [Fact]
    public void A_file_makes_no_more_categories_than_a_shop_may_have()
    {
        var plan = ImportPlan.Of(Read("slug,name,price,category\n" + string.Concat(Enumerable.Range(0, 3_000).Select(n => $"p{n},P,1,{(char)('\u4e00' + n)}\n"))), new Dictionary<string, ProductFacts>(), [], 0);
        Assert.Equal(3_000, plan.Categories.Select(shelf => shelf.Slug).Distinct().Count());
        Assert.Contains("3000 categories. A shop may have 50.", Assert.Single(plan.Faults).Sentence, StringComparison.Ordinal);
    }

    private static ReadFile Read(string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return ProductFile.Read(file, Euro);
    }

    private static ReadFile Fixture(string name)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Fixtures", "products", name));
        return ProductFile.Read(file, Euro);
    }
}
