using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Messenger.AspNetCore.Configuration;
using Microsoft.AspNetCore.WebUtilities;

namespace Messenger.AspNetCore.Login;

/// <summary>What Facebook Login needs of a website for Login Connect with Messenger. Source: <c>docs/platform.md</c>, Login Connect.</summary>
public static class LoginFlow
{
    /// <summary>The permission by which the Page may write once.</summary>
    public const string Permission = "user_messenger_contact";

    /// <summary>A new secret of 256 bits: it stays with the browser, and Facebook sees only its hash until the code comes back.</summary>
    public static string NewVerifier() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>The address of the dialog.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="redirect">Where Facebook sends the browser afterwards: one of the app's <em>Valid OAuth Redirect URIs</em>, to the letter.</param>
    /// <param name="state">Comes back as it is.</param>
    /// <param name="verifier">Of <see cref="NewVerifier"/>.</param>
    public static string Dialog(MessengerOptions options, string redirect, string state, string verifier)
    {
        ArgumentNullException.ThrowIfNull(options);
        return QueryHelpers.AddQueryString($"{options.DialogUrl.TrimEnd('/')}/{options.GraphVersion}/dialog/oauth", new Dictionary<string, string?>
        {
            ["client_id"] = options.AppId,
            ["redirect_uri"] = redirect,
            ["response_type"] = "code",
            ["scope"] = Permission,
            ["messenger_page_id"] = options.PageId,
            ["auth_type"] = "rerequest", // Else who once declined is never asked again.
            ["state"] = state,
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            ["code_challenge_method"] = "S256",
        });
    }

    /// <summary>The login_id by which the Page writes to somebody: Facebook doesn't tell it, but how to work it out (fbsamples/fblogin-sample).</summary>
    /// <param name="options">The settings.</param>
    /// <param name="appScopedId">The person's id at the app.</param>
    public static string IdOf(MessengerOptions options, string appScopedId)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Convert.ToHexStringLower(HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(options.ClientToken), Encoding.UTF8.GetBytes($"umc_{appScopedId}_{options.AppId}_{options.PageId}")));
    }
}
