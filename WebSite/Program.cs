using WebSite;
using WebSite.Commands;
using WebSite.Data;
using WebSite.Web;

const string Polling = "DOTNET_USE_POLLING_FILE_WATCHER";

// Settings files are asked every few seconds whether they changed. Watched by the system, the folder they lie in would wake the site at
// every write of the database below it.
Environment.SetEnvironmentVariable(Polling, Environment.GetEnvironmentVariable(Polling) ?? "true");

if (args is [SetUpCommand.Name, ..])
{
    return await SetUpCommand.RunAsync(args[1..]);
}

if (args is [FiguresCommand.Name, ..])
{
    return await FiguresCommand.RunAsync(args[1..]);
}

if (args is [BackupCommand.Name, ..])
{
    return await BackupCommand.RunAsync(args[1..]);
}

if (args is [RestoreCommand.Name, ..])
{
    return await RestoreCommand.RunAsync(args[1..]);
}

if (args is [HealthCommand.Name, ..])
{
    return await HealthCommand.RunAsync(args[1..]);
}

if (args is [ResetCommand.Name, ..])
{
    return await ResetCommand.RunAsync(args[1..]);
}

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddSite();

    var app = builder.Build();
    app.CheckSettings(); // First: the pipeline is made of some of them.
    app.UseSite();
    app.WatchSettingsFiles();

    await app.MigrateAsync();
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (StartFault.Sentences(exception) is { Count: > 0 } sentences)
{
    await Console.Error.WriteLineAsync(StartFault.Text(sentences));
    return 1;
}
