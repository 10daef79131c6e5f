using Microsoft.Extensions.Options;
using WebSite.Data.Postgres;

namespace WebSite.Data;

/// <summary>Which database it is, and how the start deals with it: section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Database";

    /// <summary><c>SQLite</c>, which it is without a word, or <c>PostgreSQL</c>.</summary>
    public string? Provider { get; set; }

    /// <summary>How long the start waits for other programs that migrate or write the database: a second to an hour.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(2);
}

/// <summary>Stops the start when the database is none that it knows, or it would wait for no time, or for ever.</summary>
internal sealed class DatabaseOptionsValidator(IConfiguration configuration) : IValidateOptions<DatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        List<string> faults = [];
        switch (DatabaseProviders.Of(options.Provider))
        {
            case null:
                faults.Add($"Database:Provider is '{options.Provider}'. Allowed: SQLite, PostgreSQL.");
                break;
            case DatabaseProvider.PostgreSQL:
                faults.AddRange(PostgresSettings.Faults(configuration));
                break;
        }

        if (options.Patience < TimeSpan.FromSeconds(1) || options.Patience > TimeSpan.FromHours(1))
        {
            faults.Add($"Database:Patience is '{options.Patience}'. Allowed: 00:00:01 (a second) to 01:00:00 (an hour).");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
