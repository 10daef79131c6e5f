using WebSite.Benchmarks.Reliability;

namespace WebSite.Tests.Unit.Webhook;

public class MutationTests
{
    /// <summary>The long form is <c>WebSite.Benchmarks -- fuzz</c>.</summary>
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Whatever_happens_to_a_delivery_it_is_read_or_refused(int seed)
    {
        var result = Fuzz.Run(5_000, seed);
        Assert.Empty(result.Escaped);
        Assert.InRange(result.Refused, 500, 4_500);
        Assert.InRange(result.OptIns, 100, long.MaxValue);
    }
}
