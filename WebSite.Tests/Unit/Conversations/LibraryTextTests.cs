using WebSite.Texts;

namespace WebSite.Tests.Unit.Conversations;

/// <summary>What of Facebook's own templates can be told to be a parameter of this site's.</summary>
public class LibraryTextTests
{
    [Theory]
    [InlineData("Hi {{1}}, order {{2}} is on its way.", "Jim|#12345", "Hi {first_name}, order {order} is on its way.", "")]
    [InlineData("Hallo {{1}}! Bestellung {{2}} kommt am {{3}}, also {{3}}.", "Anna|A-1042|Freitag", "Hallo {first_name}! Bestellung {order} kommt am [Freitag], also [Freitag].", "[Freitag]")]
    [InlineData("Order {{1}} of {{2}} has come.", "12345|2", "Order {order} of [2] has come.", "[2]")]
    [InlineData("Hi {{first_name}}, your order {{order_id}} is here.", "", "Hi {first_name}, your order [order_id] is here.", "[order_id]")]
    [InlineData("Hi {{1}}, {{4}} is here.", "Jim", "Hi {first_name}, [4] is here.", "[4]")]
    [InlineData("Hey {{1}}, it comes on {{2}}.", "Jim|2026-04-22", "Hey {first_name}, it comes on [2026-04-22].", "[2026-04-22]")]
    [InlineData("Nothing to fill in.", "", "Nothing to fill in.", "")]
    public void A_greeting_is_the_first_name_a_number_the_order_and_the_rest_stays_as_its_sample(string body, string samples, string expected, string unknown)
    {
        var read = LibraryText.Read(body, samples.Split('|'));
        Assert.Equal(expected, read.Body);
        Assert.Equal(unknown.Split('|', StringSplitOptions.RemoveEmptyEntries), read.Unknown);
    }
}
