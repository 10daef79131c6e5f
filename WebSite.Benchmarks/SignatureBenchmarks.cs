using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using Messenger.AspNetCore.Webhook;

namespace WebSite.Benchmarks;

/// <summary>What checking a delivery's signature costs, for one event and for a large batch.</summary>
[MemoryDiagnoser]
public class SignatureBenchmarks
{
    private static readonly string[] OneSecret = ["0f1e2d3c4b5a69788796a5b4c3d2e1f0"];
    private static readonly string[] Rotating = ["ffffffffffffffffffffffffffffffff", .. OneSecret];

    private byte[] _body = [];
    private string _header = "";

    /// <summary>In bytes.</summary>
    [Params(350, 300_000)]
    public int Body { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _body = Encoding.ASCII.GetBytes(new string('x', Body));
        _header = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(OneSecret[0]), _body));
    }

    [Benchmark(Baseline = true)]
    public SignatureResult Valid() => Signature.Check(_header, _body, OneSecret, out _);

    [Benchmark]
    public SignatureResult ValidUnderTheSecondSecret() => Signature.Check(_header, _body, Rotating, out _);

    [Benchmark]
    public SignatureResult Malformed() => Signature.Check("sha1=0123", _body, OneSecret, out _);
}
