using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Messenger.AspNetCore.Log.Postgres;

/// <summary>Times are <c>timestamptz</c>, in UTC, as the provider wants them, and to the millisecond, as on SQLite: what is compared with a time of before finds it again.</summary>
public sealed class UtcMilliseconds() : ValueConverter<DateTimeOffset, DateTimeOffset>(time => Of(time), stored => stored)
{
    /// <summary>The time as it is stored.</summary>
    public static DateTimeOffset Of(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
