using Messenger.AspNetCore.Refs;

namespace Messenger.AspNetCore.Tests.Refs;

public class PlacementsTests
{
    [Fact]
    public void A_name_has_its_number_and_a_number_its_name()
    {
        var placements = new Placements(new Dictionary<string, byte> { ["cart"] = 2, ["help"] = 7 });
        Assert.Equal(["cart", "help"], placements.Names);
        Assert.Equal((byte)7, placements.Find("help"));
        Assert.Equal("cart", placements.NameOf(2));
        Assert.Null(placements.Find("Cart"));
        Assert.Null(placements.Find(null));
        Assert.Null(placements.NameOf(3));
    }

    [Theory]
    [InlineData("cart", "help")]
    [InlineData("", null)]
    public void Two_of_one_number_and_one_without_a_name_are_refused(string first, string? second)
    {
        var numbers = new Dictionary<string, byte> { [first] = 2 };
        if (second is not null)
        {
            numbers[second] = 2;
        }

        Assert.Throws<ArgumentException>(() => new Placements(numbers));
    }
}
