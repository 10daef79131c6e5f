using Microsoft.AspNetCore.WebUtilities;

namespace WebSite.Sandbox.Plugins;

/// <summary>The plugins drawn here.</summary>
public enum PluginKind
{
    SendToMessenger,
    MessageUs,
    Checkbox,
}

/// <summary>What an SDK asks a plugin frame for.</summary>
public sealed record PluginRequest(
    PluginKind Kind,
    string? Version,
    string? MessengerAppId,
    string? PageId,
    string? Ref,
    string Color,
    string Size,
    string? CtaText,
    bool EnforceLogin,
    string? Callback,
    string? PageOrigin)
{
    /// <summary>Of the SDK's address, such as <c>de_DE</c>.</summary>
    public string? Locale { get; init; }

    public Wording Words => Wording.Of(Locale);

    /// <summary>Of the checkbox: a new one at each rendering.</summary>
    public string? UserRef { get; init; }

    /// <summary>Of the checkbox: whether it is drawn for somebody without a session.</summary>
    public bool AllowLogin { get; init; }

    public string Name => Kind switch
    {
        PluginKind.SendToMessenger => "send_to_messenger",
        PluginKind.MessageUs => "messengermessageus",
        _ => "messenger_checkbox",
    };

    internal static PluginRequest Read(PluginKind kind, string? version, IQueryCollection query)
    {
        // The channel is a URL whose fragment is a query string: cb, domain, origin, relation.
        var channel = query["channel"].ToString();
        var fragment = QueryHelpers.ParseQuery(channel[(channel.IndexOf('#') + 1)..]);

        return new(
            kind,
            version,
            Text(query, "messenger_app_id"),
            Text(query, "page_id"),
            query["ref"].FirstOrDefault(),
            Text(query, "color") ?? "blue",
            Text(query, "size") ?? "large",
            Text(query, "cta_text"),
            IsTrue(query["enforce_login"].ToString(), unset: false),
            fragment.TryGetValue("cb", out var callback) ? callback.ToString() : null,
            fragment.TryGetValue("origin", out var origin) ? Web.PageOrigin.Of(origin) : null)
        {
            Locale = Text(query, "locale"),
            UserRef = Text(query, "user_ref"),
            AllowLogin = IsTrue(query["allow_login"].ToString(), unset: true),
        };
    }

    private static bool IsTrue(string text, bool unset) => text.Length == 0 ? unset : text.ToUpperInvariant() is "TRUE" or "1" or "YES" or "ON";

    private static string? Text(IQueryCollection query, string name) =>
        query[name].ToString() is { Length: > 0 } text ? text : null;
}
