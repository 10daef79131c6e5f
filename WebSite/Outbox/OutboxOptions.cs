using Messenger.AspNetCore.Configuration;

namespace WebSite.Outbox;

/// <summary>How fast the outbox sends, and what it may still send when the window has closed.</summary>
public sealed class OutboxOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Outbox";

    /// <summary>The most that Facebook takes of a Page. Source: <c>docs/platform.md</c>, Sending.</summary>
    public const int Most = 300;

    /// <summary>Messages a second for the Page, 1 to <see cref="Most"/>.</summary>
    [WholeNumber(1, Most, Note = ", which is what Facebook takes of a Page.")]
    public int PerSecond { get; set; } = 40;

    /// <summary>
    /// A tag with which news of orders go after the window has closed, where there is no template: for a Page at which it still works. Those that there
    /// were have been refused everywhere since 2026-04-27. Source: <c>docs/platform.md</c>, Message types and tags.
    /// </summary>
    [LooksLike("^[A-Z_]*$", "Allowed: a tag in capitals, such as POST_PURCHASE_UPDATE, or nothing.")]
    public string OrderTag { get; set; } = "";

    /// <summary>Whether the app is approved for HUMAN_AGENT, so that a merchant may answer for seven days.</summary>
    public bool HasHumanAgent { get; set; }

    /// <summary>
    /// What the first message that the site writes to somebody by itself begins with, where the law wants automation to be disclosed. Placeholders as in
    /// texts. Empty: nothing.
    /// </summary>
    [AtMostCharacters(LongestDisclosure)]
    public string Disclosure { get; set; } = "";

    /// <summary>The most of <see cref="Disclosure"/>, in characters.</summary>
    public const int LongestDisclosure = 300;
}
