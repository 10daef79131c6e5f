using Microsoft.Extensions.Options;
using WebSite.Data.Postgres;
using WebSite.Web;

namespace WebSite.Data;

/// <summary>Where the data lies: section <c>ConnectionStrings</c>. <see cref="DatabaseFiles"/> or <see cref="PostgresSettings"/> reads it.</summary>
public sealed class ConnectionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "ConnectionStrings";

    /// <summary>The site's file; a relative path starts at the site's folder. With PostgreSQL, the database.</summary>
    public string? Site { get; set; }

    /// <summary>The file of the webhook's log; empty: <c>inbox.db</c>, beside the site's. With PostgreSQL, always empty.</summary>
    public string? Log { get; set; }
}

/// <summary>Stops the start when one names no file, or both the same; with PostgreSQL, when they name no database.</summary>
internal sealed class ConnectionOptionsValidator(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<ConnectionOptions>
{
    public ValidateOptionsResult Validate(string? name, ConnectionOptions options)
    {
        if (DatabaseProviders.Of(configuration["Database:Provider"]) == DatabaseProvider.PostgreSQL)
        {
            List<string> faults = [.. PostgresSettings.Faults(configuration)];
            return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }

        try
        {
            _ = new DatabaseFiles(configuration, environment.ContentRootPath);
            return ValidateOptionsResult.Success;
        }
        catch (StartException exception)
        {
            return ValidateOptionsResult.Fail(exception.Message);
        }
    }
}
