using System.Net;
using System.Text.Json.Nodes;

namespace Messenger.AspNetCore.Graph;

/// <summary>Why a call of the Graph API failed.</summary>
/// <param name="Kind">What can be done about it.</param>
/// <param name="Message">Facebook's sentence, or one about the connection. Ids of people don't stand in it.</param>
/// <param name="Code">Facebook's code; null when the answer, if there was one, had none.</param>
/// <param name="Subcode">Its subcode, or null.</param>
/// <param name="RetryAfter">How long Facebook asks to wait, by <c>Retry-After</c> or <c>X-Business-Use-Case-Usage</c>, the longer of both; or null.</param>
public sealed record GraphFault(GraphFaultKind Kind, string Message, int? Code = null, int? Subcode = null, TimeSpan? RetryAfter = null)
{
    /// <summary>There is nothing to call with.</summary>
    public static GraphFault NoToken { get; } = new(GraphFaultKind.Token, "Messenger:PageAccessToken is not set: without the Page's token nothing can be sent.");

    /// <summary>Code and subcode as one text, such as <c>10/2018278</c>; null when there is no code.</summary>
    public string? Number => Subcode is null ? Code?.ToString(System.Globalization.CultureInfo.InvariantCulture) : $"{Code}/{Subcode}";

    /// <summary>A call left, and nobody knows what became of it.</summary>
    public static GraphFault NoAnswer(string message) => new(GraphFaultKind.NoAnswer, message);

    /// <summary>An error object of Facebook's. Its status says nothing: the body is what counts.</summary>
    internal static GraphFault Of(JsonObject error, HttpResponseMessage response)
    {
        var (code, subcode) = (Whole(error["code"]), Whole(error["error_subcode"]));
        var message = error["message"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "Facebook gave no reason.";
        var isTransient = error["is_transient"] is JsonValue transient && transient.TryGetValue<bool>(out var passes) && passes;
        return new(GraphErrors.Classify(code, subcode, message, isTransient), message, code, subcode, UsageHeader.Longer(After(response), UsageHeader.Wait(response)));
    }

    /// <summary>An answer without an error object: a gateway's, or no Graph API at all.</summary>
    internal static GraphFault Of(HttpResponseMessage response) => new(
        response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => GraphFaultKind.TooMany,
            HttpStatusCode.ServiceUnavailable => GraphFaultKind.Temporary, // It says that it didn't take it.
            >= HttpStatusCode.InternalServerError => GraphFaultKind.NoAnswer,
            < HttpStatusCode.BadRequest => GraphFaultKind.NoAnswer,
            _ => GraphFaultKind.Refused,
        },
        $"Something answered with status {(int)response.StatusCode}, but not as the Graph API does.",
        RetryAfter: UsageHeader.Longer(After(response), UsageHeader.Wait(response)));

    /// <summary>A call without an answer: what never left can be tried again.</summary>
    internal static GraphFault Of(HttpRequestException exception) => new(
        exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
            ? GraphFaultKind.Unreachable
            : GraphFaultKind.NoAnswer,
        exception.Message);

    private static TimeSpan? After(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } date } when response.Headers.Date is { } now && date > now => date - now,
        _ => null,
    };

    private static int? Whole(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
