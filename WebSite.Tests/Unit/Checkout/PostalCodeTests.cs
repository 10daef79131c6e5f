using System.ComponentModel.DataAnnotations;
using WebSite.Checkout;
using WebSite.Orders;

namespace WebSite.Tests.Unit.Checkout;

public class PostalCodeTests
{
    [Theory]
    [InlineData("AT", "1010", "1010")]
    [InlineData("AT", "A-1010", "1010")]
    [InlineData("BE", "4000", "4000")]
    [InlineData("DE", " 26133 ", "26133")]
    [InlineData("DE", "D-26133", "26133")]
    [InlineData("DK", "DK-8660", "8660")]
    [InlineData("ES", "28039", "28039")]
    [InlineData("FI", "FI-00550", "00550")]
    [InlineData("FR", "33 380", "33380")]
    [InlineData("IE", "a65f4e2", "A65 F4E2")]
    [InlineData("IT", "00144", "00144")]
    [InlineData("LU", "L-4750", "4750")]
    [InlineData("NL", "1234ab", "1234 AB")]
    [InlineData("PT", "2725 079", "2725-079")]
    public void A_code_is_read_as_its_country_writes_it(string country, string text, string code) => Assert.Equal(code, PostalCodes.Read(text, country));

    [Theory]
    [InlineData("AT", "10100")]
    [InlineData("BE", "400")]
    [InlineData("DE", "2613")]
    [InlineData("DE", "26133 X")]
    [InlineData("FI", "ABCDE")]
    [InlineData("FI", "٠٠٥٥٠")]
    [InlineData("IE", "A65")]
    [InlineData("NL", "0234 AB")]
    [InlineData("NL", "1234 SS")]
    [InlineData("PT", "2725")]
    [InlineData("PT", "")]
    public void What_no_code_of_the_country_looks_like_is_none(string country, string text) => Assert.Null(PostalCodes.Read(text, country));

    [Fact]
    public void Every_country_that_is_delivered_to_is_known_and_its_own_example_is_one()
    {
        foreach (var country in Shipping.Countries.Keys)
        {
            Assert.True(PostalCodes.Knows(country), country);
            var example = PostalCodes.Fault(country).Split("looks like ")[1].TrimEnd('.');
            Assert.Equal(example, PostalCodes.Read(example, country));
        }
    }

    [Fact]
    public void A_wrong_code_is_said_beside_what_else_is_wrong()
    {
        OrderForm form = new() { Name = "", Email = "a@b.c", Street = "S 1", PostalCode = "123", City = "C", Country = "NL" };
        List<ValidationResult> faults = [];
        Validator.TryValidateObject(form, new(form), faults, validateAllProperties: true);
        Assert.Equal(["Enter your name.", "A postal code in Netherlands looks like 1234 AB."], faults.Select(fault => fault.ErrorMessage));
    }
}
