using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Messenger.AspNetCore.Graph;

/// <summary>
/// Calls the Graph API for the Page. The token goes in a header, where no log of addresses shows it; the proof that we know the app's
/// secret goes with every call. Source: <c>docs/platform.md</c>, Sending.
/// </summary>
public sealed class GraphClient(HttpClient http, GraphWatch watch, IOptionsMonitor<MessengerOptions> options)
{
    private const int LongestAnswer = 1024 * 1024;

    /// <summary>Whether there is a token to call with.</summary>
    public bool HasToken => options.CurrentValue.PageAccessToken.Length > 0;

    /// <summary>Reads something.</summary>
    /// <param name="path">Behind the version, for instance <c>me/messenger_profile?fields=greeting</c>; with a version before it, that one counts.</param>
    /// <param name="cancel">Stops it: an <see cref="OperationCanceledException"/>.</param>
    public Task<GraphReply> GetAsync(string path, CancellationToken cancel) => SendAsync(HttpMethod.Get, path, null, cancel);

    /// <summary>Writes something; the arguments go as JSON.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public Task<GraphReply> PostAsync(string path, JsonObject arguments, CancellationToken cancel) => SendAsync(HttpMethod.Post, path, arguments, cancel);

    /// <summary>Deletes something; what it is stands in the path.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public Task<GraphReply> DeleteAsync(string path, CancellationToken cancel) => SendAsync(HttpMethod.Delete, path, null, cancel);

    /// <summary>Calls in the app's own name, with <c>{app id}|{secret}</c> as token: for its subscriptions, and what a token is good for.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public Task<GraphReply> AsAppAsync(HttpMethod method, string path, JsonObject? arguments, CancellationToken cancel)
    {
        var now = options.CurrentValue;
        return SendAsync(method, path, arguments, $"{now.AppId}|{now.AppSecrets[0]}", cancel);
    }

    /// <summary>Reads something in the name of a person who has logged in.</summary>
    /// <param name="path">As of <see cref="GetAsync"/>.</param>
    /// <param name="token">The person's.</param>
    /// <param name="cancel">Stops it: an <see cref="OperationCanceledException"/>.</param>
    public Task<GraphReply> AsPersonAsync(string path, string token, CancellationToken cancel) => SendAsync(HttpMethod.Get, path, null, token, cancel);

    /// <summary>Trades the code that a login came back with for the person's token. The secret goes in the body, where no log of addresses shows it.</summary>
    /// <param name="code">As it came.</param>
    /// <param name="redirect">The address that the dialog was given, to the letter.</param>
    /// <param name="verifier">What the dialog was given the hash of.</param>
    /// <param name="cancel">Stops it: an <see cref="OperationCanceledException"/>.</param>
    public async Task<GraphReply> ExchangeAsync(string code, string redirect, string verifier, CancellationToken cancel)
    {
        var now = options.CurrentValue;
        using HttpRequestMessage request = new(HttpMethod.Post, Address("oauth/access_token"))
        {
            Content = new FormUrlEncodedContent(
                [new("client_id", now.AppId), new("client_secret", now.AppSecrets[0]), new("redirect_uri", redirect), new("code", code), new("code_verifier", verifier)]),
        };
        return await CallAsync(request, cancel);
    }

    private Task<GraphReply> SendAsync(HttpMethod method, string path, JsonObject? arguments, CancellationToken cancel) =>
        HasToken
            ? SendAsync(method, path, arguments, options.CurrentValue.PageAccessToken, cancel)
            : Task.FromResult(GraphReply.Failed(GraphFault.NoToken));

    private async Task<GraphReply> SendAsync(HttpMethod method, string path, JsonObject? arguments, string token, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, QueryHelpers.AddQueryString(Address(path), "appsecret_proof", Proof(token)));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = arguments is null ? null : new StringContent(arguments.ToJsonString(), Encoding.UTF8, "application/json");
        return await CallAsync(request, cancel);
    }

    private async Task<GraphReply> CallAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        using var span = GraphWatch.Begin(request);
        var began = Stopwatch.GetTimestamp();
        var reply = await AnswerAsync(request, cancel);
        watch.End(span, request.Method, reply.Fault, began);
        return reply;
    }

    private async Task<GraphReply> AnswerAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return GraphReply.Of(response, await ReadAsync(response, cancel));
        }
        catch (HttpRequestException exception)
        {
            return GraphReply.Failed(GraphFault.Of(exception));
        }
        catch (Exception exception) when (exception is IOException || (exception is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return GraphReply.Failed(GraphFault.NoAnswer(exception is IOException ? exception.Message : "No answer came in time."));
        }
    }

    private string Address(string path)
    {
        var now = options.CurrentValue;
        return $"{now.GraphUrl.TrimEnd('/')}/{(path is ['v', >= '0' and <= '9', ..] ? path : $"{now.GraphVersion}/{path}")}";
    }

    private string Proof(string token) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.CurrentValue.AppSecrets[0]), Encoding.UTF8.GetBytes(token)));

    /// <summary>The body, up to a mebibyte; what is longer is no answer of Facebook's, and cut.</summary>
    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var bytes = await AnswerBytes.ReadAsync(response.Content, LongestAnswer, cancel);
        return Encoding.UTF8.GetString(bytes.Span);
    }
}

/// <summary>What the Graph API answered: an object, or what went wrong.</summary>
/// <param name="Value">The object; null when it failed.</param>
/// <param name="Fault">What went wrong; null when nothing did.</param>
public sealed record GraphReply(JsonObject? Value, GraphFault? Fault)
{
    /// <summary>A member's text; of a number or a truth value how it is written in JSON. Null where there is no such member, or no such text.</summary>
    public string? this[string name] => Value.Text(name);

    /// <summary>A call that went wrong.</summary>
    public static GraphReply Failed(GraphFault fault) => new(null, fault);

    internal static GraphReply Of(HttpResponseMessage response, string body)
    {
        var json = Parse(body);
        return json?["error"] is JsonObject error ? Failed(GraphFault.Of(error, response))
            : response.IsSuccessStatusCode && json is not null ? new(json, null)
            : Failed(GraphFault.Of(response));
    }

    private static JsonObject? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null; // No answer of Facebook's: the status says the rest.
        }
    }
}
