using System.Text.Json.Nodes;
using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Graph;
using Messenger.AspNetCore.Json;
using Microsoft.Extensions.Options;

namespace Messenger.AspNetCore.Login;

/// <summary>Asks Facebook who has logged in, and whether the Page may write to them. The person's token is forgotten as soon as that is known.</summary>
public sealed class LoginClient(GraphClient graph, IOptionsMonitor<MessengerOptions> options)
{
    /// <summary>Trades a code, and reads what it stands for.</summary>
    /// <inheritdoc cref="GraphClient.ExchangeAsync"/>
    public async Task<LoginReply> ReadAsync(string code, string redirect, string verifier, CancellationToken cancel)
    {
        var traded = await graph.ExchangeAsync(code, redirect, verifier, cancel);
        if (traded["access_token"] is not { Length: > 0 } token)
        {
            return new(null, false, traded.Fault ?? GraphFault.NoAnswer("Facebook's answer has no token."));
        }

        var permissions = await graph.AsPersonAsync("me/permissions", token, cancel);
        if (permissions.Fault is not null || !IsGranted(permissions.Value))
        {
            return new(null, false, permissions.Fault);
        }

        var person = await graph.AsPersonAsync("me?fields=id", token, cancel);
        return person["id"] is { Length: > 0 } id
            ? new(LoginFlow.IdOf(options.CurrentValue, id), true, null)
            : new(null, true, person.Fault ?? GraphFault.NoAnswer("Facebook's answer has no id."));
    }

    private static bool IsGranted(JsonObject? permissions) =>
        permissions.List("data").OfType<JsonObject>().Any(row => row.Text("permission") == LoginFlow.Permission && row.Text("status") == "granted");
}

/// <summary>What came of a login.</summary>
/// <param name="LoginId">By it the Page may write to the person; null when it may not, or Facebook didn't say who it is.</param>
/// <param name="IsGranted">Whether the person lets the Page write.</param>
/// <param name="Fault">What went wrong; null when nothing did.</param>
public sealed record LoginReply(string? LoginId, bool IsGranted, GraphFault? Fault);
