using WebSite.Backups;
using WebSite.Data;

namespace WebSite.Commands;

/// <summary><c>restore</c>: puts a backup in the place of the database's files, while no site uses them.</summary>
internal static class RestoreCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "restore";

    private const int NotRestored = 1;

    private const string Usage = """
        Usage: dotnet WebSite.dll restore --from <folder> [--site-only | --both]

        Checks a backup, puts it in the place of the database's files, and keeps those in a folder beside. Stop the site first.
        The folder is one backup, or one with several of them, of which the newest is taken.

          --site-only   keeps the log that is there; what it has beyond the backup is read again
          --both        replaces the log too, also when it has events that the backup lacks
          --help        prints this

        Ends with 0 when it was restored, 1 when it was not (and nothing was changed, unless it says so), 2 when it could not begin.
        """;

    /// <summary>Runs it, and returns the exit code.</summary>
    /// <param name="args">What stands behind the command's name.</param>
    public static Task<int> RunAsync(string[] args)
    {
        var part = args is [_, _, var word] ? word switch { "--site-only" => RestoredPart.Site, "--both" => RestoredPart.Both, _ => (RestoredPart?)null } : null;
        var isUnderstood = args is ["--from", { Length: > 0 }] || (args is ["--from", { Length: > 0 }, _] && part is not null);
        return CommandRun.RunAsync(args, isUnderstood, Usage, app => RestoreAsync(app, Path.GetFullPath(args[1]), part));
    }

    private static async Task<int> RestoreAsync(WebApplication app, string folder, RestoredPart? part)
    {
        Database.NeedsSqlite(app.Services, "Use pg_restore: docs/database.md.");
        await using var scope = app.Services.CreateAsyncScope();
        var backup = MadeBackup.Of(folder) ?? (new BackupFolder(folder).Read(scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow()) is [var newest, ..] ? newest : null);
        if (backup is null)
        {
            await Console.Error.WriteLineAsync($"'{folder}' is no whole backup, and none is in it: {BackupNote.Name} and both files of the lengths that it names. Nothing was changed.");
            return NotRestored;
        }

        try
        {
            var restored = await scope.ServiceProvider.GetRequiredService<Restoring>().RunAsync(backup, part, CancellationToken.None);
            await Console.Out.WriteLineAsync(string.Join(Environment.NewLine, restored.Sentences));
            return 0;
        }
        catch (BackupException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return NotRestored;
        }
    }
}
