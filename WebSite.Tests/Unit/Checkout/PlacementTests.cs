using WebSite.Model;

namespace WebSite.Tests.Unit.Checkout;

public class PlacementTests
{
    /// <summary>They stand in refs that are out there.</summary>
    [Fact]
    public void The_numbers_of_placements_never_change() =>
        Assert.Equal(
            [("product", 1), ("cart", 2), ("checkout", 3), ("thank-you", 4), ("sold-out", 5), ("price-drop", 6)],
            Enum.GetValues<Placement>().Select(placement => (placement.Name(), (int)placement)));
}
