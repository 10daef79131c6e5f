using System.Globalization;

namespace WebSite.Outbox;

/// <summary>What the site puts on a message as its metadata: Facebook's echo of the message carries it back.</summary>
public static class OutboxMark
{
    private const string Start = "outbox:";

    /// <summary>The mark of a message.</summary>
    public static string Of(long id) => Start + id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The message's id, or null when the text is no mark.</summary>
    public static long? Read(string? text) =>
        text is not null && text.StartsWith(Start, StringComparison.Ordinal)
        && long.TryParse(text.AsSpan(Start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
