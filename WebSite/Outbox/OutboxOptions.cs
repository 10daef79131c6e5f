using Microsoft.Extensions.Options;

namespace WebSite.Outbox;

/// <summary>How fast the outbox sends, and what it may still send when the window has closed.</summary>
public sealed class OutboxOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Outbox";

    /// <summary>The most that Facebook takes of a Page. Source: <c>docs/platform.md</c>, Sending.</summary>
    public const int Most = 300;

    /// <summary>Messages a second for the Page, 1 to <see cref="Most"/>.</summary>
    public int PerSecond { get; set; } = 40;

    /// <summary>
    /// A tag with which news of orders go after the window has closed, where there is no template: for a Page at which it still works. Those that there
    /// were have been refused everywhere since 2026-04-27. Source: <c>docs/platform.md</c>, Message types and tags.
    /// </summary>
    public string OrderTag { get; set; } = "";

    /// <summary>Whether the app is approved for HUMAN_AGENT, so that a merchant may answer for seven days.</summary>
    public bool HasHumanAgent { get; set; }

    /// <summary>
    /// What the first message that the site writes to somebody by itself begins with, where the law wants automation to be disclosed. Placeholders as in
    /// texts. Empty: nothing.
    /// </summary>
    public string Disclosure { get; set; } = "";

    /// <summary>The most of <see cref="Disclosure"/>, in characters.</summary>
    public const int LongestDisclosure = 300;
}

/// <summary>Stops the start when the outbox would send faster than Facebook takes, or not at all.</summary>
internal sealed class OutboxOptionsValidator : IValidateOptions<OutboxOptions>
{
    public ValidateOptionsResult Validate(string? name, OutboxOptions options) =>
        options.PerSecond is not (>= 1 and <= OutboxOptions.Most)
            ? ValidateOptionsResult.Fail($"Outbox:PerSecond is '{options.PerSecond}'. Allowed: 1 to {OutboxOptions.Most}, which is what Facebook takes of a Page.")
        : !options.OrderTag.All(c => char.IsAsciiLetterUpper(c) || c == '_')
            ? ValidateOptionsResult.Fail($"Outbox:OrderTag is '{options.OrderTag}'. Allowed: a tag in capitals, such as POST_PURCHASE_UPDATE, or nothing.")
        : options.Disclosure.Length > OutboxOptions.LongestDisclosure
            ? ValidateOptionsResult.Fail($"Outbox:Disclosure has {options.Disclosure.Length} characters. Allowed: up to {OutboxOptions.LongestDisclosure}.")
        : ValidateOptionsResult.Success;
}
