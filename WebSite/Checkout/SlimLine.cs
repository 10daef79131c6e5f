using WebSite.Model;

namespace WebSite.Checkout;

/// <summary>A line of an order as <c>_SlimLine.cshtml</c> draws it; amounts in the currency's minor unit.</summary>
public sealed record SlimLine(Product? Product, string Name, long PriceMinor, int Quantity, string Currency);
