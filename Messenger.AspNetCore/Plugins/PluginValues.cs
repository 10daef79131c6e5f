namespace Messenger.AspNetCore.Plugins;

/// <summary>The values that Facebook documents for the plugins' attributes. Anything else draws nothing and says nothing.</summary>
public static class PluginValues
{
    /// <summary>Of <c>color</c>.</summary>
    public static IReadOnlyList<string> Colors { get; } = ["blue", "white"];

    /// <summary>Of <c>size</c>.</summary>
    public static IReadOnlyList<string> Sizes { get; } = ["standard", "large", "xlarge"];

    /// <summary>Of <c>size</c> on the checkbox plugin.</summary>
    public static IReadOnlyList<string> CheckboxSizes { get; } = ["small", "medium", "large", "standard", "xlarge"];

    /// <summary>Of <c>enforce_login</c>.</summary>
    public static IReadOnlyList<string> Flags { get; } = ["true", "false"];

    /// <summary>Of <c>cta_text</c>. With one, most people with a session opt in with a single click.</summary>
    public static IReadOnlyList<string> CtaTexts { get; } =
    [
        "GET_THIS_IN_MESSENGER", "RECEIVE_THIS_IN_MESSENGER", "SEND_THIS_TO_ME", "GET_CUSTOMER_ASSISTANCE",
        "GET_CUSTOMER_SERVICE", "GET_SUPPORT", "LET_US_CHAT", "SEND_ME_MESSAGES", "ALERT_ME_IN_MESSENGER",
        "SEND_ME_UPDATES", "MESSAGE_ME", "LET_ME_KNOW", "KEEP_ME_UPDATED", "TELL_ME_MORE", "SUBSCRIBE_IN_MESSENGER",
        "SUBSCRIBE_TO_UPDATES", "GET_MESSAGES", "SUBSCRIBE", "GET_STARTED_IN_MESSENGER", "LEARN_MORE_IN_MESSENGER",
        "GET_STARTED", "SEND_TO_MESSENGER",
    ];

    /// <summary>A sentence naming the wrong value and the allowed ones, or null when the value is allowed.</summary>
    public static string? Fault(string where, string name, string? value, IEnumerable<string> allowed) =>
        allowed.Contains(value, StringComparer.Ordinal)
            ? null
            : $"{where}: {name} is '{value}'. Allowed: {string.Join(", ", allowed)}.";
}
