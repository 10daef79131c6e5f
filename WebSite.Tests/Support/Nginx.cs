using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Messenger.AspNetCore.Tests.Support;

namespace WebSite.Tests.Support;

/// <summary>A real nginx on a port of its own, with a folder of its own, in front of a server. It never outlives the test's process.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Process _shell;

    private Nginx(string program, int port, Func<string, string> servers)
    {
        Address = new($"http://localhost:{port}/");
        var configuration = _folder.File("nginx.conf");
        File.WriteAllText(configuration, Configuration(servers(_folder.Path)));

        // The shell ends nginx when its standard input ends, and that ends with this process, however it goes.
        _shell = Process.Start(new ProcessStartInfo("sh", ["-c", "\"$0\" -e stderr -p \"$1\" -c \"$2\" < /dev/null & read _; kill -TERM $!; wait $!", program, _folder.Path, configuration])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        Said = _shell.StandardError.ReadToEndAsync();
    }

    /// <summary>Where it listens; by name, as the site behind it.</summary>
    public Uri Address { get; }

    /// <summary>What it complained of, once it has ended.</summary>
    private Task<string> Said { get; }

    /// <summary>Starts it; returns when it listens. Without nginx the test is skipped, and fails under CI.</summary>
    /// <param name="upstream">The server behind it.</param>
    /// <param name="lines">Further lines of its one location.</param>
    /// <param name="cancel">Ends the wait.</param>
    public static Task<Nginx> StartAsync(Uri upstream, string lines, CancellationToken cancel)
    {
        var port = FreePort();
        return StartAsync(port, _ => string.Create(CultureInfo.InvariantCulture, $$"""
            server {
              listen 127.0.0.1:{{port}};
              location / {
                proxy_pass http://127.0.0.1:{{upstream.Port}};
                {{lines}}
              }
            }
            """), cancel);
    }

    /// <summary>The same with servers that the test brings.</summary>
    /// <param name="port">Where one of them listens.</param>
    /// <param name="servers">What stands in its <c>http { … }</c>; it is told nginx's own folder.</param>
    /// <param name="cancel">Ends the wait.</param>
    public static async Task<Nginx> StartAsync(int port, Func<string, string> servers, CancellationToken cancel)
    {
        var nginx = new Nginx(Find(), port, servers);
        try
        {
            await nginx.ListensAsync(cancel);
            return nginx;
        }
        catch
        {
            await nginx.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync(CancellationToken.None);
        _shell.Dispose();
        _folder.Dispose();
    }

    private async Task ListensAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience.Most);
        while (true)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, Address.Port, limit.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token); // Until it listens, or the patience is over.
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                _shell.StandardInput.Close();
                throw new InvalidOperationException($"nginx didn't listen within {Patience.Most.TotalSeconds} seconds: {await Said}");
            }
        }
    }

    /// <summary>As it comes, but for what would take it out of its own folder and port.</summary>
    private static string Configuration(string servers) => string.Create(CultureInfo.InvariantCulture, $$"""
        {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
        daemon off;
        worker_processes 1;
        pid nginx.pid;
        events { }
        http {
          access_log off;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          {{servers}}
        }
        """);

    /// <summary>nginx can't choose one itself and tell.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The names and places that bin/test looks for too.</summary>
    private static string Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] places = [.. folders, "/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin", Path.Combine(Unpacked(), "usr", "sbin")];
        var found = Environment.GetEnvironmentVariable("NGINX") is { Length: > 0 } named ? named : places.Select(place => Path.Combine(place, "nginx")).FirstOrDefault(File.Exists);
        if (found is null)
        {
            const string Missing = "nginx isn't installed, so nobody saw the site work behind it. bin/test unpacks Debian's; or name its file in the environment variable NGINX.";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") is { Length: > 0 }, Missing);
            Assert.Fail(Missing);
        }

        return found!;
    }

    private static string Unpacked()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && folder.Name != "artifacts")
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? AppContext.BaseDirectory, "tools", "nginx");
    }
}
