namespace WebSite.Model;

/// <summary>The merchant's colours, each as <c>#rrggbb</c>; null for the one that comes with the site.</summary>
/// <param name="Brand">Buttons and links.</param>
/// <param name="DarkBrand">The same where the shopper's device is dark.</param>
/// <param name="Accent">What is to be noticed, such as "Only 3 left".</param>
/// <param name="DarkAccent">The same in the dark.</param>
/// <param name="Hero">Behind the heading over the catalogue.</param>
public sealed record ShopColours(string? Brand = null, string? DarkBrand = null, string? Accent = null, string? DarkAccent = null, string? Hero = null);
