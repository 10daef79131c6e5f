using Microsoft.Extensions.Options;
using WebSite.Language;

namespace WebSite.Web;

/// <summary>Which languages the shop's pages are in: section <c>Shop</c>.</summary>
public sealed class LanguageOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Shop";

    /// <summary>That of addresses without one: the language of the merchant's own words.</summary>
    public string Language { get; set; } = "en";

    /// <summary>All that are offered, with commas between them; empty for the one alone.</summary>
    public string Languages { get; set; } = "";

    /// <summary>Those that are offered, the shop's own first.</summary>
    internal IReadOnlyList<string> Codes =>
        [.. Languages.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Prepend(Language.Trim()).Distinct()];
}

/// <summary>Stops the start when the site doesn't know a language.</summary>
internal sealed class LanguageOptionsValidator : IValidateOptions<LanguageOptions>
{
    public ValidateOptionsResult Validate(string? name, LanguageOptions options)
    {
        var allowed = string.Join(", ", ShopLanguage.All.Select(language => language.Code));
        string[] faults =
        [
            .. ShopLanguage.Find(options.Language.Trim()) is null ? [$"Shop:Language is '{options.Language}'. Allowed: {allowed}."] : Array.Empty<string>(),
            .. options.Codes.Skip(1).Where(code => ShopLanguage.Find(code) is null).Select(unknown => $"Shop:Languages has '{unknown}'. Allowed, with commas between them: {allowed}."),
        ];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
