using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using WebSite.Language;

namespace WebSite.Web;

/// <summary>Whether the shopper lets Facebook's plugins load. Until the answer is yes, nothing of Facebook's is loaded.</summary>
public static class Consent
{
    private const string Cookie = "messenger-consent";
    private const string Yes = "yes";
    private const string No = "no";

    /// <summary>What the browser of a shopper sends who allowed Messenger, by http or https.</summary>
    internal const string YesCookie = $"{Cookie}={Yes}; __Host-{Cookie}={Yes}";

    /// <summary>How long the answer is remembered.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    /// <summary>The shopper's answer; null before there is one.</summary>
    public static bool? Read(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Request.Cookies[Cookie] switch { Yes => true, No => false, _ => null };
    }

    /// <summary>The address that the shopper sees, also on the error page that stands in for it.</summary>
    public static string Back(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Request.PathBase + Place(http);
    }

    /// <summary>The same without the language that stands before it.</summary>
    public static string Place(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Features.Get<IStatusCodeReExecuteFeature>() is { } instead
            ? instead.OriginalPath + instead.OriginalQueryString
            : http.Request.Path + http.Request.QueryString;
    }

    /// <summary>Maps <c>POST /consent</c>: the form fields <c>answer</c> (yes, no or ask, which forgets the answer) and <c>back</c> (a path).</summary>
    internal static void MapConsent(this IEndpointRouteBuilder routes) => routes.MapPost("/consent", AnswerAsync);

    private static async Task<IResult> AnswerAsync(HttpContext http, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest(Phrases.Say("The form is too old. Go back, load the page again, and answer once more."));
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var answer = form["answer"].ToString();
        if (answer is not (Yes or No or "ask"))
        {
            return Results.BadRequest("answer must be yes, no or ask.");
        }

        CookieOptions options = new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, MaxAge = Lifetime };
        if (answer == "ask")
        {
            http.Response.Cookies.Delete(Cookie, options);
        }
        else
        {
            http.Response.Cookies.Append(Cookie, answer, options);
        }

        return Results.LocalRedirect(LocalPath.Or(form["back"], "/"));
    }
}
