using Messenger.AspNetCore.Log;
using Microsoft.Extensions.Options;
using Npgsql;
using WebSite.Data;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Data;

/// <summary><c>Database:Provider</c>.</summary>
public class ProviderTests
{
    [Theory]
    [InlineData("MySQL", "Data Source=data/site.db", null, "Database:Provider is 'MySQL'. Allowed: SQLite, PostgreSQL.")]
    [InlineData("PostgreSQL", null, null, "ConnectionStrings:Site is missing. For PostgreSQL it is for instance")]
    [InlineData("postgresql", "Host=localhost;Password=secret", null, "ConnectionStrings:Site names no host or no database.")]
    [InlineData("PostgreSQL", "Server of mine=localhost;Password=secret", null, "ConnectionStrings:Site can't be read as one of PostgreSQL:")]
    [InlineData("PostgreSQL", "Host=localhost;Database=shop;Password=secret", "Data Source=inbox.db", "ConnectionStrings:Log is set.")]
    public async Task What_is_wrong_with_it_is_said_with_all_other_settings(string provider, string? site, string? log, string sentence)
    {
        await using var host = new SiteHost(
            new Dictionary<string, string?> { ["Database:Provider"] = provider, ["ConnectionStrings:Site"] = site ?? "", ["ConnectionStrings:Log"] = log, ["Backup:Keep"] = "0" },
            isOnPostgres: false);

        var faults = Assert.Throws<OptionsValidationException>(host.StartServer).Failures.ToList();

        Assert.Contains(faults, fault => fault.StartsWith(sentence, StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("Backup:Keep", StringComparison.Ordinal));
        Assert.DoesNotContain(faults, fault => fault.Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, DatabaseProvider.SQLite)]
    [InlineData("", DatabaseProvider.SQLite)]
    [InlineData("Sqlite", DatabaseProvider.SQLite)]
    [InlineData("PostgreSQL", DatabaseProvider.PostgreSQL)]
    [InlineData("1", null)]
    public void Its_names_are_known(string? name, object? provider) => Assert.Equal(provider, DatabaseProviders.Of(name));

    [Theory]
    [InlineData("55P03", DatabaseOutage.Busy)]
    [InlineData("40001", DatabaseOutage.Busy)]
    [InlineData("40P01", DatabaseOutage.Busy)]
    [InlineData("53300", DatabaseOutage.Busy)]
    [InlineData("53100", DatabaseOutage.Full)]
    [InlineData("25006", DatabaseOutage.OutOfOrder)]
    [InlineData("57P01", DatabaseOutage.OutOfOrder)]
    [InlineData("57P03", DatabaseOutage.OutOfOrder)]
    [InlineData("28P01", DatabaseOutage.OutOfOrder)]
    [InlineData("23505", null)]
    [InlineData("42P01", null)]
    [InlineData("22021", null)]
    public void Each_trouble_of_PostgreSQL_is_told_from_the_others(string state, DatabaseOutage? trouble) =>
        Assert.Equal(trouble, DatabaseFault.Of(new InvalidOperationException("Saving failed.", new PostgresException("As told.", "ERROR", "ERROR", state))));

    [Fact]
    public void A_server_that_isnt_there_is_out_of_order() =>
        Assert.Equal(DatabaseOutage.OutOfOrder, DatabaseFault.Of(new NpgsqlException("Failed to connect.", new System.Net.Sockets.SocketException(111))));

    [Fact]
    public void Who_gave_up_waiting_isnt_told_of_an_outage() =>
        Assert.Null(DatabaseFault.Of(new OperationCanceledException("Canceled.", new PostgresException("As told.", "ERROR", "ERROR", "57014"))));
}
