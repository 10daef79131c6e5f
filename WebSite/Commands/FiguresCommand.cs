using System.Data.Common;
using System.Globalization;
using WebSite.Figures;

namespace WebSite.Commands;

/// <summary><c>rebuild-figures</c>: counts the dashboard's figures anew from the tables.</summary>
internal static class FiguresCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "rebuild-figures";

    private const string Usage = """
        Usage: dotnet WebSite.dll rebuild-figures

        Counts the dashboard's figures anew from opt-ins, visits, conversations and orders. They are kept up to date by themselves: this is for a database
        that somebody changed by hand. Stop the site first: nobody else can write to the database meanwhile, about a minute for a million opt-ins.
        What browsers told of spots stays: nothing else tells it.

        Exit code: 0 done, 2 not done.
        """;

    /// <summary>Runs it.</summary>
    public static Task<int> RunAsync(string[] args) => CommandRun.RunAsync(args, args.Length == 0, Usage, async app =>
    {
        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            var count = await scope.ServiceProvider.GetRequiredService<FigureRebuild>().RunAsync(new Progress(), CancellationToken.None);
            await Console.Out.WriteLineAsync($"{Words(count)} rows were counted.");
            return 0;
        }
        catch (DbException exception)
        {
            await Console.Error.WriteLineAsync($"The figures are as they were: {exception.Message}");
            return CommandRun.NotRun;
        }
    });

    private static string Words(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private sealed class Progress : IProgress<long>
    {
        public void Report(long value) => Console.Error.WriteLine($"{Words(value)} rows so far");
    }
}
