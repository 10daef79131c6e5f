namespace WebSite.Data;

/// <summary>Which database the site is on: <c>Database:Provider</c>.</summary>
internal enum DatabaseProvider
{
    /// <summary>Two files beside the site.</summary>
    SQLite,

    /// <summary>A database on a server.</summary>
    PostgreSQL,
}

/// <summary>Reads it.</summary>
internal static class DatabaseProviders
{
    /// <summary>The one of that name; SQLite without a name, null for a name that is none.</summary>
    public static DatabaseProvider? Of(string? name) => string.IsNullOrWhiteSpace(name) ? DatabaseProvider.SQLite
        : Enum.GetValues<DatabaseProvider>().Cast<DatabaseProvider?>().FirstOrDefault(one => one.ToString()!.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
}
