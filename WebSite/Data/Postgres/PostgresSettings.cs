using Messenger.AspNetCore.Log.Postgres;
using Npgsql;

namespace WebSite.Data.Postgres;

/// <summary>Reads <c>ConnectionStrings:Site</c> for PostgreSQL. No sentence repeats it: a password may be in it.</summary>
internal static class PostgresSettings
{
    private const string Example = "for instance 'Host=localhost;Database=shop;Username=shop;Password=…'";

    /// <summary>The database.</summary>
    public static PostgresServer Read(IConfiguration configuration) => PostgresServer.Of(configuration.GetConnectionString("Site") ?? "");

    /// <summary>What is wrong with the settings, a sentence each.</summary>
    public static IEnumerable<string> Faults(IConfiguration configuration)
    {
        if (SiteFault(configuration.GetConnectionString("Site")) is { } fault)
        {
            yield return fault;
        }

        if (!string.IsNullOrWhiteSpace(configuration.GetConnectionString("Log")))
        {
            yield return "ConnectionStrings:Log is set. With Database:Provider=PostgreSQL the webhook's log stands in the site's database: take the setting away.";
        }
    }

    private static string? SiteFault(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return $"ConnectionStrings:Site is missing. For PostgreSQL it is {Example}.";
        }

        try
        {
            var parts = new NpgsqlConnectionStringBuilder(text);
            return string.IsNullOrWhiteSpace(parts.Host) || string.IsNullOrWhiteSpace(parts.Database) ? $"ConnectionStrings:Site names no host or no database. For PostgreSQL it is {Example}." : null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            return $"ConnectionStrings:Site can't be read as one of PostgreSQL: {exception.Message} It is {Example}.";
        }
    }
}
