using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Messenger.AspNetCore.Log;

/// <summary>Times are integers of milliseconds since 1970 in UTC: they sort on every database, and are what the platform sends.</summary>
public sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(),
    stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));
