using Messenger.AspNetCore.Configuration;

namespace WebSite.Data;

/// <summary>How the start deals with the database: section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Database";

    /// <summary>What keeps the data.</summary>
    [OneOf("Sqlite", Note = ", which is all that this version knows.")]
    public string Provider { get; set; } = "Sqlite";

    /// <summary>How long the start waits for other programs that migrate or write the database: a second to an hour.</summary>
    [Duration("00:00:01", "01:00:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(2);
}
