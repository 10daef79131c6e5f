using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Messenger.AspNetCore.Tests.Support;
using Npgsql;

namespace WebSite.Tests.Support;

/// <summary>
/// The PostgreSQL that tests make their databases on: the one that <c>TEST_POSTGRES</c> names by a connection string, else one of this process's own, with a folder and a port of its
/// own, which ends with it.
/// </summary>
internal static class OwnPostgres
{
    private static readonly Lazy<Task<string>> Server = new(StartAsync);

    /// <summary>Kept, for with it the server would end.</summary>
    private static Process? _shell;

    /// <summary>Opens the server's first database, as somebody who may make others.</summary>
    public static Task<string> ConnectionAsync() => Server.Value;

    /// <summary>Runs a statement there.</summary>
    public static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(await ConnectionAsync());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }

    private static Task<string> StartAsync() => Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } named ? Task.FromResult(named) : StartOwnAsync();

    private static async Task<string> StartOwnAsync()
    {
        var folder = Directory.CreateTempSubdirectory("messenger-site-postgres-").FullName;
        var (port, password) = (FreePort(), RandomNumberGenerator.GetHexString(32));
        await File.WriteAllTextAsync(Path.Combine(folder, "password"), password);

        // The shell ends the server when its standard input ends, and that ends with this process, however it goes.
        _shell = Process.Start(new ProcessStartInfo("sh", ["-c", Script, Programs(), folder, port.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardInput = true })!;
        var connection = $"Host=127.0.0.1;Port={port};Database=postgres;Username=postgres;Password={password};Maximum Pool Size=20";
        for (var end = Environment.TickCount64 + (long)Patience.Most.TotalMilliseconds; !await AnswersAsync(connection);)
        {
            if (_shell.HasExited || Environment.TickCount64 > end)
            {
                throw new InvalidOperationException($"PostgreSQL didn't start: {await File.ReadAllTextAsync(Path.Combine(folder, "log"))}");
            }

            await Task.Delay(50); // Until it listens, or the patience is over.
        }

        return connection;
    }

    /// <summary>PostgreSQL refuses to run as root: it runs as nobody then. It is as safe as any: what a test finds there, it would find after a power cut.</summary>
    private const string Script =
        """
        cd "$1" && exec 2> log
        if [ "$(id -u)" = 0 ]; then
          chown -R nobody . && as="setpriv --reuid=nobody --regid=$(id -g nobody) --clear-groups"
        fi
        trap '' HUP INT TERM
        if $as "$0/initdb" -D data -U postgres -E UTF8 --locale=C -A scram-sha-256 --pwfile=password -N > initdb.log 2>&1; then
          $as "$0/postgres" -D "$1/data" -k "$1" -p "$2" -c listen_addresses=127.0.0.1 -c max_connections=500 -c fsync=on < /dev/null >&2 &
          read _
          kill -QUIT $!
          wait $!
        else
          cat initdb.log >&2
        fi
        cd / && rm -rf "$1"
        """;

    private static string Programs()
    {
        string[] folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), .. Versions("/usr/lib/postgresql"), .. Versions("/usr/local/opt"), .. Versions("/opt/homebrew/opt")];
        return Array.Find(folders, folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")))
            ?? throw new InvalidOperationException("No PostgreSQL is on this machine. bin/test installs it; or name a server by its connection string in TEST_POSTGRES.");
    }

    private static IEnumerable<string> Versions(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).OrderDescending().Select(version => Path.Combine(version, "bin")) : [];

    private static async Task<bool> AnswersAsync(string connection)
    {
        try
        {
            await using var one = new NpgsqlConnection(connection);
            await one.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
