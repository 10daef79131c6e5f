using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace WebSite.Pages.Dashboard.Deliveries;

/// <summary>
/// Closes what a merchant looks for into a text that may stand in an address: web servers log addresses, and a ref or a person's id in a log
/// would be worth something to whoever reads it.
/// </summary>
public sealed class FilterSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Messenger.Site.Filter.v1");

    /// <summary>The text; null when nothing is looked for.</summary>
    public string? Close(string? person, string? pluginRef) =>
        string.IsNullOrWhiteSpace(person) && string.IsNullOrWhiteSpace(pluginRef) ? null : _protector.Protect(JsonSerializer.Serialize(new Sought(person, pluginRef)));

    /// <summary>What a text holds; null when it isn't one of this site's.</summary>
    public Sought? Open(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Sought>(_protector.Unprotect(text));
        }
        catch (CryptographicException)
        {
            return null; // The page says that it can't be read.
        }
    }

    /// <summary>What is looked for.</summary>
    /// <param name="Person">A sender's id, or null.</param>
    /// <param name="Ref">A ref, or null.</param>
    public sealed record Sought(string? Person, string? Ref);
}
