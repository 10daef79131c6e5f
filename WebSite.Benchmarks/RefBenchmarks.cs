using BenchmarkDotNet.Attributes;
using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Model;

namespace WebSite.Benchmarks;

/// <summary>What one ref costs: made at each view of a web page with a plugin, read at each opt-in.</summary>
[MemoryDiagnoser]
public class RefBenchmarks
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
    private static readonly PluginRef Claims = new(Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff"), BrowserHash.Of([1, 2, 3]), EntryPoint.SendToMessenger, (byte)Placement.Product, 2, Now.AddDays(1));

    private RefProtector _refs = null!;
    private string _ours = "";
    private string _foreign = "";

    [GlobalSetup]
    public void SetUp()
    {
        _refs = Protector();
        _ours = _refs.Protect(Claims);
        _foreign = _ours[..^1] + (_ours[^1] == 'A' ? 'B' : 'A');
    }

    [Benchmark(Baseline = true)]
    public RefVerdict Read() => _refs.Read(_ours, Now, out _);

    [Benchmark]
    public RefVerdict ReadForeign() => _refs.Read(_foreign, Now, out _);

    [Benchmark]
    public string Protect() => _refs.Protect(Claims);

    private static RefProtector Protector()
    {
        var services = new ServiceCollection();
        services.AddDataProtection().UseCryptographicAlgorithms(new() { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        services.Configure<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>(o => o.XmlRepository = new EphemeralXmlRepository());
        return new(services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>(), "Benchmarks", "1", PlacementNames.Placements);
    }

    private sealed class EphemeralXmlRepository : IXmlRepository
    {
        private readonly List<System.Xml.Linq.XElement> _elements = [];

        public IReadOnlyCollection<System.Xml.Linq.XElement> GetAllElements() => _elements;

        public void StoreElement(System.Xml.Linq.XElement element, string friendlyName) => _elements.Add(element);
    }
}
