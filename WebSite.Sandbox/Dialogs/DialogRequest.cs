using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using WebSite.Sandbox.Plugins;

namespace WebSite.Sandbox.Dialogs;

/// <summary>Why a dialog was opened, carried from one dialog to the next in the address.</summary>
public sealed record DialogRequest
{
    [FromQuery(Name = "world")]
    public string? World { get; init; }

    // "optin": opt in; "frame": tell the plugin frame that asked; "link": go on to Next; "page": tell the web page that called FB.login.
    [FromQuery(Name = "then")]
    public string? Then { get; init; }

    [FromQuery(Name = "ref")]
    public string? Ref { get; init; }

    [FromQuery(Name = "one_click")]
    public bool? OneClick { get; init; }

    [FromQuery(Name = "next")]
    public string? Next { get; init; }

    [FromQuery(Name = "origin")]
    public string? Origin { get; init; }

    [FromQuery(Name = "locale")]
    public string? Locale { get; init; }

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
