using System.ComponentModel.DataAnnotations;
using WebSite.Checkout;
using WebSite.Language;
using WebSite.Shopfront;

namespace WebSite.Orders;

/// <summary>What a shopper fills in to order. There is no card: the order is paid on delivery.</summary>
public sealed class OrderForm : IValidatableObject
{
    [Required(ErrorMessage = "Enter your name.")]
    [StringLength(100, ErrorMessage = "A name can have at most 100 letters.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Enter your e-mail address.")]
    [EmailAddress(ErrorMessage = "An e-mail address looks like name@example.com.")]
    [StringLength(254, ErrorMessage = "An e-mail address can have at most 254 characters.")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Enter your street and house number.")]
    [StringLength(120, ErrorMessage = "A street can have at most 120 characters.")]
    public string Street { get; set; } = "";

    [Required(ErrorMessage = "Enter your postal code.")]
    [StringLength(20, ErrorMessage = "A postal code can have at most 20 characters.")]
    [PostalCode]
    public string PostalCode { get; set; } = "";

    [Required(ErrorMessage = "Enter your town or city.")]
    [StringLength(100, ErrorMessage = "A town can have at most 100 letters.")]
    public string City { get; set; } = "";

    [Required(ErrorMessage = "Choose a country.")]
    public string Country { get; set; } = "";

    [StringLength(500, ErrorMessage = "A note can have at most 500 characters.")]
    public string? Note { get; set; }

    /// <summary>What the form showed of the cart (<see cref="CartMark"/>); null for whoever doesn't say.</summary>
    public string? Seen { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var shop = validationContext.GetService<CurrentShop>();
        if (!string.IsNullOrEmpty(Country) && (!Shipping.Countries.ContainsKey(Country) || shop?.Shipping.Countries.Contains(Country) is false))
        {
            yield return new(Phrases.Say("Choose a country from the list."), [nameof(Country)]);
        }
    }
}
