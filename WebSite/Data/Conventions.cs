using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using WebSite.Model;

namespace WebSite.Data;

/// <summary>How values are stored, in the site's database and in the log alike.</summary>
internal static class Conventions
{
    public static void Apply(ModelConfigurationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        builder.Properties<Guid>().HaveConversion<GuidToBytesConverter>();
        builder.Properties<BrowserHash>().HaveConversion<BrowserHashBytes>().HaveMaxLength(BrowserHash.Length);
        builder.Properties<MessageCause>().HaveConversion<MessageCauseText>();
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }
}
