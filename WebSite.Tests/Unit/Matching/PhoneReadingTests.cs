using WebSite.Matching;

namespace WebSite.Tests.Unit.Matching;

public class PhoneReadingTests
{
    [Theory]
    [InlineData("040 123 4567", "FI", "+358401234567")]
    [InlineData("0401234567", "FI", "+358401234567")]
    [InlineData("+358 40 123 4567", "FI", "+358401234567")]
    [InlineData("00358 40 123 4567", "FI", "+358401234567")]
    [InlineData("358401234567", "FI", "+358401234567")]
    [InlineData("(040) 123-4567", "FI", "+358401234567")]
    [InlineData("+358 (0)40 123 4567", "FI", "+358401234567")]
    [InlineData("  040.123.4567  ", "FI", "+358401234567")]
    [InlineData("040\u00A0123\u20114567", "FI", "+358401234567")]
    [InlineData("+358401234567", null, "+358401234567")]
    [InlineData("0664 1234567", "AT", "+436641234567")]
    [InlineData("0470 12 34 56", "BE", "+32470123456")]
    [InlineData("0151 23456789", "DE", "+4915123456789")]
    [InlineData("32 12 34 56", "DK", "+4532123456")]
    [InlineData("612 34 56 78", "ES", "+34612345678")]
    [InlineData("06 12 34 56 78", "FR", "+33612345678")]
    [InlineData("085 012 3456", "IE", "+353850123456")]
    [InlineData("312 345 6789", "IT", "+393123456789")]
    [InlineData("628 123 456", "LU", "+352628123456")]
    [InlineData("06 12345678", "NL", "+31612345678")]
    [InlineData("912 345 678", "PT", "+351912345678")]
    [InlineData("+1 (212) 555-0101", "FI", "+12125550101")]
    [InlineData("+44 20 7946 0102", "FI", "+442079460102")]
    [InlineData("+46 70 123 45 67", "FI", "+46701234567")]
    [InlineData("+91 98765 43210", "FI", "+919876543210")]
    [InlineData("+81 90-1234-5678", "FI", "+819012345678")]
    [InlineData("+55 11 91234-5678", "FI", "+5511912345678")]
    [InlineData("＋３５８ ４０ １２３ ４５６７", "FI", "+358401234567")]
    [InlineData("+٣٥٨ ٤٠ ١٢٣ ٤٥٦٧", "FI", "+358401234567")]
    public void A_number_as_people_write_it_is_read(string text, string? country, string e164) =>
        Assert.Equal(new PhoneReading(e164, null), PhoneReading.Of(text, country));

    [Theory]
    [InlineData(null, "FI", "Enter a phone number.")]
    [InlineData("   ", "FI", "Enter a phone number.")]
    [InlineData("040 1", "FI", "too few digits for Finland")]
    [InlineData("+358 40", "DE", "too few digits for Finland")]
    [InlineData("+49 151", "FI", "too few digits for Germany")]
    [InlineData("1", "FI", "too few digits")]
    [InlineData("+", "FI", "too few digits")]
    [InlineData("--", "FI", "too few digits")]
    [InlineData("040 123 4567 8901 2345", "FI", "too many digits")]
    [InlineData("+358 40 123 4567 8901", "FI", "too many digits for Finland")]
    [InlineData("+1 212 555 010", "FI", "too few digits")]
    [InlineData("555 0101", "US", "for United States: perhaps its area code is missing")]
    [InlineData("+999 123 456 789", "FI", "No country has this code")]
    [InlineData("+0 123 456 789", "FI", "No country has this code")]
    [InlineData("040 123 4567", null, "Choose a country above")]
    [InlineData("040 123 4567", "", "Choose a country above")]
    [InlineData("040 123 4567", "XX", "Choose a country above")]
    [InlineData("+33 0 00 00 00 00", "FI", "in France")]
    [InlineData("1-800-FLOWERS", "US", "has digits, and spaces")]
    [InlineData("+358 40 123 4567 ext 5", "FI", "has digits, and spaces")]
    [InlineData("+358401234567;ext=5", "FI", "has digits, and spaces")]
    [InlineData("tel:+358401234567", "FI", "has digits, and spaces")]
    [InlineData("040#123*4567", "FI", "has digits, and spaces")]
    [InlineData("alice@example.com", "FI", "has digits, and spaces")]
    [InlineData("++358401234567", "FI", "has digits, and spaces")]
    [InlineData("<script>", "FI", "has digits, and spaces")]
    [InlineData("0000000000000000000000000000000000000000000000000000", "FI", "has digits, and spaces")]
    public void What_is_no_number_is_answered_with_what_is_wrong(string? text, string? country, string sentence)
    {
        var reading = PhoneReading.Of(text, country);

        Assert.Null(reading.E164);
        Assert.Contains(sentence, reading.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_country_of_the_shop_has_a_name_in_the_sentence() =>
        Assert.All(WebSite.Checkout.Shipping.Countries, country =>
            Assert.Contains($"for {country.Value}", PhoneReading.Of("123", country.Key).Fault, StringComparison.Ordinal));

    [Theory]
    [InlineData("+358401234567", "+358 40 1234567", "+358 … 67")]
    [InlineData("+12125550101", "+1 212-555-0101", "+1 … 01")]
    [InlineData("+442079460102", "+44 20 7946 0102", "+44 … 02")]
    public void A_number_is_shown_whole_or_masked(string e164, string whole, string masked)
    {
        Assert.Equal(whole, PhoneText.International(e164));
        Assert.Equal(masked, PhoneText.Masked(e164));
    }

    [Theory]
    [InlineData("Alice Archer", "Alice", "Archer")]
    [InlineData("  Anna  Maria   de Vries ", "Anna Maria de", "Vries")]
    [InlineData("Alice", "Alice", "")]
    public void The_last_word_of_a_name_is_the_last_name(string name, string first, string last) =>
        Assert.Equal((first, last), Introductions.Names(name));
}
