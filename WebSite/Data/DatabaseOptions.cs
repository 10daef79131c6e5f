using Messenger.AspNetCore.Configuration;

namespace WebSite.Data;

/// <summary>Which database it is, and how the start deals with it: section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Database";

    /// <summary>What keeps the data: files beside the site, or a server.</summary>
    [OneOf("SQLite", "PostgreSQL", IgnoresCase = true)]
    public string Provider { get; set; } = "SQLite";

    /// <summary>How long the start waits for other programs that migrate or write the database: a second to an hour.</summary>
    [Duration("00:00:01", "01:00:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(2);
}
