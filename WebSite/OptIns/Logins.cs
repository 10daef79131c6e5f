using System.Data.Common;
using System.Text.Json.Nodes;
using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Graph;
using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Login;
using Messenger.AspNetCore.Refs;
using Microsoft.Extensions.Options;

namespace WebSite.OptIns;

/// <summary>
/// Login Connect with Messenger: sends shoppers to Facebook's login, and takes what they come back with. Facebook's answer to this server, which asked with
/// the app's secret, is as good as a signed delivery; so the opt-in goes into the log as one, and the projection does the rest, as for every other.
/// </summary>
public sealed partial class Logins(
    LoginClient client, LoginOffer offer, LoginStates states, RefProtector refs, OwnEvents log, OptInNotifier news, IOptionsMonitor<MessengerOptions> options,
    TimeProvider time, ILogger<Logins> logger)
{
    /// <summary>Begins one: the address of Facebook's dialog; null when it isn't offered.</summary>
    public string? Begin(PluginRef spot, HttpContext http)
    {
        if (offer.Redirect is not { } redirect)
        {
            return null;
        }

        var (state, verifier) = states.Begin(spot, http);
        return LoginFlow.Dialog(options.CurrentValue, redirect, state, verifier);
    }

    /// <summary>Ends one. Also returns the spot that it began from; null when that isn't known.</summary>
    public async Task<(LoginEnd End, PluginRef? Spot)> EndAsync(LoginAnswer answer, HttpContext http, CancellationToken cancel)
    {
        if (states.End(answer.State, http) is not var (spot, verifier) || offer.Redirect is not { } redirect)
        {
            return (LoginEnd.NotHere, null);
        }

        if (answer.Code is not { Length: > 0 } code)
        {
            var isCancelled = answer.Error == "access_denied";
            if (!isCancelled)
            {
                Log.NoCode(logger);
            }

            return (isCancelled ? LoginEnd.Cancelled : LoginEnd.NotConfirmed, spot);
        }

        var reply = await client.ReadAsync(code, redirect, verifier, cancel);
        if (reply.Fault is { } fault)
        {
            Log.NotConfirmed(logger, fault.Kind, fault.Number);
            return (fault.Kind is GraphFaultKind.Unreachable or GraphFaultKind.NoAnswer or GraphFaultKind.Temporary ? LoginEnd.NoAnswer : LoginEnd.NotConfirmed, spot);
        }

        return (!reply.IsGranted ? LoginEnd.Declined : await StoreAsync(reply.LoginId!, spot, cancel) ? LoginEnd.Connected : LoginEnd.NotStored, spot);
    }

    private async Task<bool> StoreAsync(string loginId, PluginRef spot, CancellationToken cancel)
    {
        var (now, settings) = (time.GetUtcNow(), options.CurrentValue);
        using var taken = news.Listen(spot.SessionToken, time);
        try
        {
            await log.StoreAsync(new()
            {
                ["recipient"] = new JsonObject { ["id"] = settings.PageId },
                ["timestamp"] = now.ToUnixTimeMilliseconds(),
                ["optin"] = new JsonObject { ["ref"] = refs.Protect(spot with { Door = EntryPoint.LoginConnect, ExpiresAt = now + settings.RefLifetime }), ["login_id"] = loginId },
            });
        }
        catch (Exception exception) when (exception is DbException or LogFullException)
        {
            Log.NotStored(logger, exception);
            return false;
        }

        await taken.WaitAsync(cancel); // A moment, so that the web page that comes next says how it stands.
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A login with Facebook came back without a code, and not because somebody left it. Look whether the app has Facebook Login, and user_messenger_contact.")]
        public static partial void NoCode(ILogger logger);

        [LoggerMessage(2, LogLevel.Warning, "Facebook didn't confirm a login: {Kind}, code {Code}.")]
        public static partial void NotConfirmed(ILogger logger, GraphFaultKind kind, string? code);

        [LoggerMessage(3, LogLevel.Error, "A login with Facebook could not be stored; the shopper was told to try again.")]
        public static partial void NotStored(ILogger logger, Exception exception);
    }
}

/// <summary>What Facebook's dialog sends the browser back with.</summary>
/// <param name="State">As it was sent.</param>
/// <param name="Code">What this server trades for a token; null when the person didn't log in.</param>
/// <param name="Error">Why not: <c>access_denied</c> of somebody who left the dialog.</param>
public sealed record LoginAnswer(string? State, string? Code, string? Error);
