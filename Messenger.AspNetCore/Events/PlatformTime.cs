using System.Globalization;

namespace Messenger.AspNetCore.Events;

/// <summary>Times as the platform writes them: milliseconds since 1970, now and then seconds. Source: <c>docs/platform.md</c>, Events.</summary>
public static class PlatformTime
{
    /// <summary>In milliseconds these are days of 1970 to 1973, in seconds the years from 2001 to 5138.</summary>
    private const long LeastSeconds = 1_000_000_000, MostSeconds = 100_000_000_000;

    /// <summary>Before there were messages to Pages nobody wrote any: such a time is none.</summary>
    private static readonly DateTimeOffset Beginning = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The end of the year 9999.</summary>
    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>The milliseconds since 1970 that a text of digits names; null when it names none, or more than a <see cref="DateTimeOffset"/> holds.</summary>
    public static long? Milliseconds(string? text) =>
        !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value > Latest ? null
        : value is >= LeastSeconds and < MostSeconds ? value * 1000
        : value;

    /// <summary>When that was; null for none, and for a time at which nothing can have happened.</summary>
    public static DateTimeOffset? Of(long? milliseconds) =>
        milliseconds is { } value && DateTimeOffset.FromUnixTimeMilliseconds(value) is var time && time >= Beginning ? time : null;
}
