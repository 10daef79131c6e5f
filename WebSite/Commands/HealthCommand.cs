namespace WebSite.Commands;

/// <summary>
/// <c>check-health</c>: asks the site that runs on this machine whether it is ready, for a container's health check: its image has neither a shell nor curl.
/// It builds no site, for it is run every half minute.
/// </summary>
internal static class HealthCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "check-health";

    private const int NotReady = 1;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private const string Usage = """
        Usage: dotnet WebSite.dll check-health

        Asks the site that runs here for /health/ready: at the port of ASPNETCORE_HTTP_PORTS, or at the address of ASPNETCORE_URLS.
        Ends with 0 when it is ready, 1 when it isn't or doesn't answer within 4 seconds, 2 when this isn't understood.
        """;

    /// <summary>Runs it, and returns the exit code.</summary>
    /// <param name="args">What stands behind the command's name.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [])
        {
            await (args is ["--help"] ? Console.Out : Console.Error).WriteLineAsync(Usage);
            return args is ["--help"] ? 0 : CommandRun.NotRun;
        }

        var settings = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
        var address = new Uri(Own(settings["ASPNETCORE_URLS"], settings["ASPNETCORE_HTTP_PORTS"]), "health/ready");
        using var http = new HttpClient { Timeout = Patience };
        http.DefaultRequestHeaders.Host = Known(settings["AllowedHosts"]);
        try
        {
            using var answer = await http.GetAsync(address);
            var said = await answer.Content.ReadAsStringAsync();
            await Console.Out.WriteLineAsync($"{address}: {(int)answer.StatusCode} {said}");
            return answer.IsSuccessStatusCode ? 0 : NotReady;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            await Console.Out.WriteLineAsync($"{address}: {exception.Message}");
            return NotReady;
        }
    }

    /// <summary>A name at which the site answers; null where any will do.</summary>
    internal static string? Known(string? allowed) => allowed?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var first, ..] && first != "*" ? first.Replace("*.", "www.", StringComparison.Ordinal) : null;

    /// <summary>Where the site listens, as this machine reaches it.</summary>
    internal static Uri Own(string? urls, string? ports)
    {
        var url = urls?.Split(';').FirstOrDefault(one => one.StartsWith("http:", StringComparison.OrdinalIgnoreCase))?
            .Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal);
        return url is not null && Uri.TryCreate(url, UriKind.Absolute, out var named)
            ? new UriBuilder(named) { Host = named.Host is "0.0.0.0" or "[::]" ? "localhost" : named.Host }.Uri
            : new($"http://localhost:{ports?.Split(';')[0] ?? "5000"}/");
    }
}
