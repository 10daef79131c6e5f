using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace WebSite.Tests.Support;

/// <summary>
/// A shop's database as the last version left it that kept the webhook's events in <c>site.db</c>: a copy of what <c>bin/make-upgrade-fixture.mjs</c> made
/// by running that version. The clock stands a minute behind its stop, so that nothing has expired, whenever the test runs.
/// </summary>
internal sealed class OldShop : IDisposable
{
    /// <summary>Alice, Charlie and Dana were there before; Erin's opt-in waits.</summary>
    public const string Erin = "1700000000000002";

    private readonly TempFolder _folder = new();

    public OldShop()
    {
        Put(Database);
        var made = DateTimeOffset.Parse(Expected.GetProperty("madeAt").GetString()!, CultureInfo.InvariantCulture);
        Clock.Jump(made.AddMinutes(1) - Clock.GetUtcNow());
    }

    public ManualClock Clock { get; } = new();

    /// <summary>The copy, and the only file there.</summary>
    public string Database => _folder.File("site.db");

    /// <summary>The database as it was.</summary>
    public string Untouched => Put(_folder.File("untouched.db"));

    /// <summary>What the script knew of it.</summary>
    public JsonElement Expected { get; } = JsonDocument.Parse(File.ReadAllText(Fixture("expected.json"))).RootElement;

    public string this[string name] => Expected.GetProperty(name).GetString()!;

    /// <summary>Today's site on it.</summary>
    public SiteHost Site(IEnumerable<KeyValuePair<string, string?>>? settings = null, Action<IServiceCollection>? services = null) =>
        new([.. settings ?? [], KeyValuePair.Create("environment", (string?)"Production")], Clock, Database, services: services);

    /// <summary>A time that an event of now may name.</summary>
    public long Now => Clock.GetUtcNow().ToUnixTimeMilliseconds() - 1000;

    /// <summary>Puts the database there, as it was.</summary>
    public static string Put(string path)
    {
        using var packed = new GZipStream(File.OpenRead(Fixture("site.db.gz")), CompressionMode.Decompress);
        using var file = File.Create(path);
        packed.CopyTo(file);
        return path;
    }

    public void Dispose() => _folder.Dispose();

    private static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", "upgrade", name);
}
