using System.Globalization;
using WebSite.Backups;
using WebSite.Data;

namespace WebSite.Commands;

/// <summary><c>backup</c>: makes a backup now, beside a site that runs or none.</summary>
internal static class BackupCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "backup";

    private const int NotMade = 1;

    private const string Usage = """
        Usage: dotnet WebSite.dll backup [--to <folder>]

        Makes a backup of both of the database's files now, in a folder of its own below the one that is named (else Backup:Folder), and prints where.
        The site may run meanwhile. None of the others there is taken away. Settings and the certificate of the keys aren't in it.

          --help   prints this

        Ends with 0 when it was made and is whole, 1 when it could not be made, 2 when it could not begin.
        """;

    /// <summary>Runs it, and returns the exit code.</summary>
    /// <param name="args">What stands behind the command's name.</param>
    public static Task<int> RunAsync(string[] args) => CommandRun.RunAsync(args, args is [] or ["--to", { Length: > 0 }], Usage, async app =>
    {
        Database.NeedsSqlite(app.Services, "Use pg_dump: docs/database.md.");
        Database.NeedsFile(app.Services);
        var folder = args is [_, var named] ? new(Path.GetFullPath(named)) : app.Services.GetRequiredService<BackupState>().Folder;
        try
        {
            var made = await app.Services.GetRequiredService<BackupMaker>().RunAsync(folder, CancellationToken.None);
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{made.Folder}{Environment.NewLine}{Size.Of(made.Note.Bytes)} in {made.Note.Seconds:0.0} seconds, up to event {made.Note.Facts.LastEvent}."));
            return 0;
        }
        catch (BackupException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return NotMade;
        }
    });
}
