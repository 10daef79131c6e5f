using System.ComponentModel.DataAnnotations;
using WebSite.Checkout;

namespace WebSite.Orders;

/// <summary>The postal code must look like one of the order's country, if one is chosen.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PostalCodeAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string { Length: > 0 } text && validationContext.ObjectInstance is OrderForm { Country: var country } && PostalCodes.Knows(country) && PostalCodes.Read(text, country) is null
            ? new(PostalCodes.Fault(country), [validationContext.MemberName!])
            : ValidationResult.Success;
}
