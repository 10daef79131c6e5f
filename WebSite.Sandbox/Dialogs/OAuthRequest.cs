using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using WebSite.Sandbox.Graph;
using WebSite.Sandbox.State;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Dialogs;

/// <summary>What a website sends its visitor to Facebook's login with.</summary>
public sealed record OAuthRequest
{
    public const string Path = "/dialog/oauth";

    [FromQuery(Name = "client_id")]
    public string? ClientId { get; init; }

    [FromQuery(Name = "redirect_uri")]
    public string? RedirectUri { get; init; }

    [FromQuery(Name = "state")]
    public string? State { get; init; }

    [FromQuery(Name = "scope")]
    public string? Scope { get; init; }

    [FromQuery(Name = "response_type")]
    public string? ResponseType { get; init; }

    [FromQuery(Name = "messenger_page_id")]
    public string? PageId { get; init; }

    [FromQuery(Name = "code_challenge")]
    public string? Challenge { get; init; }

    [FromQuery(Name = "code_challenge_method")]
    public string? ChallengeMethod { get; init; }

    /// <summary>Whether it asks that the Page may write, and the app may ask this person.</summary>
    public bool AsksForContact(SandboxWorld world, Person person) =>
        (Scope ?? "").Split(',', ' ').Contains(UserNode.Contact) && (world.Settings.App.MayConnectLogins || person.HasRole);

    /// <summary>This dialog's own address.</summary>
    public string Self
    {
        get
        {
            (string Name, string? Value)[] parts =
            [
                ("client_id", ClientId), ("redirect_uri", RedirectUri), ("state", State), ("scope", Scope), ("response_type", ResponseType), ("messenger_page_id", PageId),
                ("code_challenge", Challenge), ("code_challenge_method", ChallengeMethod),
            ];
            return Path + new QueryBuilder(parts.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value!)));
        }
    }

    /// <summary>Where the login of another person begins, which comes back here.</summary>
    public string LogIn(SandboxWorld world) => "/dialog/login" + new DialogRequest { World = world.Id, Then = "link", Next = Self }.Query;

    /// <summary>Where the browser goes on to: the website's address with the answer. Facebook puts an odd fragment behind it.</summary>
    internal string Return(params IEnumerable<KeyValuePair<string, string?>> answer) =>
        QueryHelpers.AddQueryString(RedirectUri!, answer.Append(new("state", State)).Where(part => part.Value is not null)) + "#_=_";

    /// <summary>Null when it can be shown, else what is wrong with it.</summary>
    internal string? WhyNot(SandboxWorld world) =>
        ClientId != world.Options.AppId ? "Invalid App ID: client_id is not the id of an app here."
        : PageOrigin.Of(RedirectUri) is not { } origin || !world.Domains.Contains(origin) || RedirectUri!.Contains('#', StringComparison.Ordinal)
            ? "URL blocked: redirect_uri is not one of the addresses that the app allows, which here are all of the domains that may use the sandbox."
        : ResponseType is not (null or "code") ? "response_type must be code here."
        : Challenge is not null && ChallengeMethod != "S256" ? "code_challenge_method must be S256 here."
        : PageId is not null && PageId != world.Options.PageId ? "messenger_page_id is not the Page that the app writes for."
        : null;
}
