using System.Data.Common;
using System.Text;
using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Hosting;
using Messenger.AspNetCore.Webhook;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using WebSite.Model;
using WebSite.Web;

namespace WebSite.Privacy;

/// <summary>
/// What Facebook posts when a person leaves: <c>/privacy/data-deletion</c> and <c>/privacy/deauthorize</c>. As at the webhook, the
/// signature lets it in, and no form token; and no limit that strangers could use up, so little is read and none of it slowly.
/// </summary>
internal static partial class PrivacyEndpoints
{
    /// <summary>The most that a form may have, in bytes.</summary>
    private const int MostBytes = 16 * 1024;

    private const string Wanted = "This address is for Facebook: it takes a POST of a form with one field, signed_request, in Facebook's format.";

    public static void MapPrivacy(this IEndpointRouteBuilder routes)
    {
        var privacy = routes.MapGroup("/privacy").WithMetadata(new SkipStatusCodePagesAttribute()).DisableRateLimiting();
        privacy.Map("/data-deletion", (HttpContext http, PrivacyRequests requests, PublicAddress site, IOptionsMonitor<MessengerOptions> options, StrangerLog strangers, ILogger<SignedRequest> logger) =>
            AnswerAsync(PrivacyRequestKind.DataDeletion, http, requests, site, options, strangers, logger));
        privacy.Map("/deauthorize", (HttpContext http, PrivacyRequests requests, PublicAddress site, IOptionsMonitor<MessengerOptions> options, StrangerLog strangers, ILogger<SignedRequest> logger) =>
            AnswerAsync(PrivacyRequestKind.Deauthorization, http, requests, site, options, strangers, logger));
    }

    private static async Task<IResult> AnswerAsync(
        PrivacyRequestKind kind, HttpContext http, PrivacyRequests requests, PublicAddress site, IOptionsMonitor<MessengerOptions> options, StrangerLog strangers, ILogger<SignedRequest> logger)
    {
        var text = HttpMethods.IsPost(http.Request.Method) ? await FieldAsync(http) : null;
        var result = SignedRequest.Read(text, options.CurrentValue.AppSecrets, out var told);
        if (told is null)
        {
            strangers.Count(logger, Log.Refused, $"a {kind} whose signed_request is {result}");
            return result == SignedRequestResult.Mismatch
                ? Results.Text("None of the app's secrets signed this.", statusCode: StatusCodes.Status403Forbidden)
                : Results.Text(Wanted, statusCode: StatusCodes.Status400BadRequest);
        }

        try
        {
            // To the end, even if Facebook doesn't wait for it.
            var request = await requests.TakeAsync(kind, told, CancellationToken.None);
            return request.Code is { } code ? Results.Json(new { url = Status(code, site, logger), confirmation_code = code }) : Results.Ok();
        }
        catch (DbException exception)
        {
            Log.NotTaken(logger, kind, exception);
            return Results.Text("It can't be noted now. Please send it again.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Where the request stands. Facebook hands it on to the person, so a Host header that somebody sent has no part in it.</summary>
    private static string Status(string code, PublicAddress site, ILogger logger)
    {
        var path = "/privacy/deletion/" + code;
        if (site.To(path) is { } address)
        {
            return address;
        }

        Log.NoAddress(logger);
        return path;
    }

    /// <summary>The one field; null when there is none, several, or too much, or the body broke off.</summary>
    private static async Task<string?> FieldAsync(HttpContext http)
    {
        try
        {
            return http.Request.ContentLength is null or <= MostBytes
                && await RequestBytes.ReadAsync(http.Request, MostBytes) is { } body
                && QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.Span)).TryGetValue(SignedRequest.Field, out var values)
                && values is [{ } text]
                    ? text
                    : null;
        }
        catch (Exception exception) when (exception is BadHttpRequestException or OperationCanceledException or IOException)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Refused callbacks about people who leave: {Count}, each {Reason}.")]
        public static partial void Refused(ILogger logger, long count, string reason);

        [LoggerMessage(2, LogLevel.Error, "A request of the kind {Kind} could not be noted or done; Facebook was told to send it again.")]
        public static partial void NotTaken(ILogger logger, PrivacyRequestKind kind, Exception exception);

        [LoggerMessage(3, LogLevel.Error, "A person asked for deletion, and was given the path of the status page without the shop's address: set Site:PublicUrl.")]
        public static partial void NoAddress(ILogger logger);
    }
}
