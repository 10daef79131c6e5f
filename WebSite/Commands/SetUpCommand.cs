using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.SetUp;
using WebSite.Web;

namespace WebSite.Commands;

/// <summary><c>check-setup</c>: the set-up check in a terminal.</summary>
internal static class SetUpCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "check-setup";

    private const int Wrong = 1;

    private const string Usage = """
        Usage: dotnet run --project WebSite -- check-setup [--json]

        Looks whether everything is set up that plugins, webhook and messages need. Changes nothing.
        Site:PublicUrl (or Site__PublicUrl in the environment) says where the shop is open to the public.

          --json   prints JSON
          --help   prints this

        Ends with 0 when nothing is wrong, 1 when something is, 2 when it could not look or doesn't know the shop's address.
        """;

    /// <summary>Runs it, and returns the exit code.</summary>
    /// <param name="args">What stands behind the command's name.</param>
    public static Task<int> RunAsync(string[] args) =>
        CommandRun.RunAsync(args, args is [] or ["--json"], Usage, app => RunAsync(app, args.Length > 0));

    private static async Task<int> RunAsync(WebApplication app, bool isJson)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        var local = Origins.Listening(app.Configuration["urls"]);
        var origin = app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.Origin ?? (app.Environment.IsDevelopment() ? local : null);
        await using var scope = app.Services.CreateAsyncScope();
        Database.NeedsFile(scope.ServiceProvider);
        var report = await scope.ServiceProvider.GetRequiredService<SetUpCheck>().RunAsync(origin, local, stop.Token);
        await Console.Out.WriteLineAsync(isJson ? Report.Json(report) : Report.Text(report));
        if (report.Findings.Any(finding => finding.Verdict.Outcome == CheckOutcome.Wrong))
        {
            return Wrong;
        }

        if (origin is null)
        {
            await Console.Error.WriteLineAsync("Where the shop is open isn't known, so what needs its address was not looked at. Set Site:PublicUrl (or Site__PublicUrl in the environment).");
            return CommandRun.NotRun;
        }

        return 0;
    }
}
