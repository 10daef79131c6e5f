using Microsoft.Extensions.Options;

namespace WebSite.Data;

/// <summary>How the start deals with the database: section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Database";

    /// <summary>How long the start waits for other programs that migrate or write the database: a second to an hour.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(2);
}

/// <summary>Stops the start when it would wait for no time, or for ever.</summary>
internal sealed class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options) =>
        options.Patience < TimeSpan.FromSeconds(1) || options.Patience > TimeSpan.FromHours(1)
            ? ValidateOptionsResult.Fail($"Database:Patience is '{options.Patience}'. Allowed: 00:00:01 (a second) to 01:00:00 (an hour).")
            : ValidateOptionsResult.Success;
}
