using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using WebSite.Model;

namespace WebSite.Data;

/// <summary>How values are stored, in the site's database and in the log alike.</summary>
internal static class Conventions
{
    /// <summary>Says so.</summary>
    /// <typeparam name="TTime">How times are: each database has its way.</typeparam>
    public static void Apply<TTime>(ModelConfigurationBuilder builder)
        where TTime : ValueConverter
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Properties<DateTimeOffset>().HaveConversion<TTime>();
        builder.DefaultTypeMapping<DateTimeOffset>().HasConversion<TTime>(); // Also where SQL is written by hand.
        builder.Properties<Guid>().HaveConversion<GuidToBytesConverter>();
        builder.Properties<BrowserHash>().HaveConversion<BrowserHashBytes>().HaveMaxLength(BrowserHash.Length);
        builder.Properties<MessageCause>().HaveConversion<MessageCauseText>();
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }
}
