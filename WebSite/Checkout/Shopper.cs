using System.Security.Cryptography;
using Messenger.AspNetCore.Refs;

namespace WebSite.Checkout;

/// <summary>A browser and what is being done in it, known by a first-party cookie. Nothing of it is in the database until something happens.</summary>
/// <param name="SessionToken">The checkout session.</param>
/// <param name="Browser">The browser; it outlives the session.</param>
public sealed record Shopper(Guid SessionToken, BrowserHash Browser)
{
    /// <summary>128 random bits.</summary>
    public static Guid NewSessionToken() => new(RandomNumberGenerator.GetBytes(16));
}
