using Microsoft.Data.Sqlite;
using WebSite.Benchmarks.Load;
using WebSite.Benchmarks.Processes;

namespace WebSite.Benchmarks.PageLoad;

/// <summary>Measures a page once: fresh files, a fresh process, warm-up, the run; and that no row was written.</summary>
internal sealed class PageTrial(string folder, Ground ground)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    /// <summary>What the site sent, for its peers.</summary>
    private string _html = "";

    /// <summary>Reads the site's page, and sees that its refs are fresh ones.</summary>
    public Task ReadHtmlAsync() => OnAsync(PageContender.Ours, async (server, _) =>
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Add("Cookie", PageContender.Ours.Cookies);
        http.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0");
        _html = await http.GetStringAsync(PageContender.Ours.Path);
        var again = await http.GetStringAsync(PageContender.Ours.Path);
        if (RefOf(_html) == RefOf(again))
        {
            throw new InvalidOperationException("Two answers have the same ref.");
        }

        Console.WriteLine($"The page has {_html.Length:N0} characters.");
        return true;
    });

    /// <summary>Measures.</summary>
    /// <param name="contender">The page.</param>
    /// <param name="time">For how long.</param>
    /// <param name="perSecond">At this rate; null for as much as it answers.</param>
    public Task<Try> RunAsync(PageContender contender, TimeSpan time, double? perSecond) => OnAsync(contender, async (server, files) =>
    {
        Requests requests = new([contender.Request], again: true);
        ITurns Turns(TimeSpan length) => perSecond is { } rate ? new AtRate(requests, rate, length) : new AtOnce(requests, length);
        await PageClient.RunAsync(server.Address.Port, new AtOnce(requests, WarmUp));
        var before = await RowsAsync(files);
        var (cpu, machine) = (Usage.Cpu(server.Id), Machine.Read(server.Id));
        var answers = await PageClient.RunAsync(server.Address.Port, Turns(time));
        var noise = Machine.Read(server.Id).Since(machine);
        cpu = Usage.Cpu(server.Id) - cpu;
        if (await RowsAsync(files) is var after && after != before)
        {
            throw new InvalidOperationException($"{contender.Name} wrote rows: {before} before, {after} after.");
        }

        if (answers.Refused > 0)
        {
            throw new InvalidOperationException($"{contender.Name} refused {answers.Refused} of {answers.Refused + answers.Ok}: {string.Join('\n', server.Log)}");
        }

        Console.WriteLine($"{contender.Name}{(perSecond is null ? "" : ", half load")}: {answers.PerSecond:N0}/s, p99 {answers.Percentile(0.99):N1} ms, {noise}");
        return new Try(answers, 1, cpu / Math.Max(1, answers.Ok) * 1e6, Usage.PeakMemory(server.Id), noise);
    });

    private async Task<T> OnAsync<T>(PageContender contender, Func<ServerProcess, Files, Task<T>> act)
    {
        var place = Directory.CreateDirectory(Path.Combine(folder, "try")).FullName;
        try
        {
            var files = await ground.CopyAsync(place, hasLog: true);
            await File.WriteAllTextAsync(Path.Combine(place, PagePeer.HtmlFile), _html);
            var start = contender.Server.On(files.Site);
            start.Environment["Messenger__Plugins"] = contender.Plugins;
            await using var server = await ServerProcess.StartAsync(start);
            return await act(server, files);
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    private static string RefOf(string html) => html.Split("data-ref=\"") is [_, var after, ..] ? after.Split('"')[0] : throw new InvalidOperationException("The page has no ref.");

    /// <summary>The rows of all tables, together.</summary>
    private static async Task<long> RowsAsync(Files files)
    {
        await using var connection = await files.OpenAsync(SqliteOpenMode.ReadOnly);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat('SELECT COUNT(*) AS n FROM \"' || name || '\"', ' UNION ALL ') FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        var all = (string)(await command.ExecuteScalarAsync())!;
        command.CommandText = $"SELECT SUM(n) FROM ({all})";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
