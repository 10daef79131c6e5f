using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using WebSite.Sandbox.Plugins;

namespace WebSite.Sandbox.Dialogs;

/// <summary>Why a dialog was opened, carried from one dialog to the next in the address.</summary>
public sealed record DialogRequest(
    [FromQuery(Name = "world")] string? World,
    // "optin": opt in; "link": go on to Next; "page": tell the web page that called FB.login.
    [FromQuery(Name = "then")] string? Then,
    [FromQuery(Name = "ref")] string? Ref,
    [FromQuery(Name = "one_click")] bool? OneClick,
    [FromQuery(Name = "next")] string? Next,
    [FromQuery(Name = "origin")] string? Origin,
    [FromQuery(Name = "locale")] string? Locale)
{
    internal Wording Words => Wording.Of(Locale);

    public bool IsOptIn => Then == "optin";

    public string Query => new QueryBuilder(Parts()).ToString();

    private IEnumerable<KeyValuePair<string, string>> Parts()
    {
        (string Name, string? Value)[] parts =
        [
            ("world", World), ("then", Then), ("ref", Ref), ("one_click", OneClick is true ? "true" : null), ("next", Next), ("origin", Origin),
            ("locale", Locale),
        ];
        return parts.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value!));
    }
}
