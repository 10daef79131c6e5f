using System.Text;
using Microsoft.AspNetCore.Identity;
using WebSite.Language;

namespace WebSite.Accounts;

/// <summary>The form in which e-mail addresses are looked up: capitals, one spelling of each letter. Identity's own throws for what no text may hold.</summary>
internal sealed class NameForm : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name?.Normal(NormalizationForm.FormC).ToUpperInvariant();

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
