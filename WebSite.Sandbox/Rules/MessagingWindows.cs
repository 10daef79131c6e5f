namespace WebSite.Sandbox.Rules;

/// <summary>How long the Page may write without a tag. <c>docs/platform.md</c>, Windows.</summary>
internal static class MessagingWindows
{
    /// <summary>After a person's message, click, reaction, opt-in or way in by a link.</summary>
    public static readonly TimeSpan Standard = TimeSpan.FromHours(24);

    /// <summary>After the first message or click that follows on an ad which leads to Messenger.</summary>
    public static readonly TimeSpan AfterAd = TimeSpan.FromDays(7);
}
