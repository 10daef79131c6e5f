using WebSite;
using WebSite.Data;
using WebSite.Web;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddSite();

    var app = builder.Build();
    app.UseSite();
    app.CheckSettings();
    app.WatchSettingsFiles();

    await app.MigrateAsync();
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (StartFault.Sentences(exception) is { Count: > 0 } sentences)
{
    foreach (var sentence in sentences)
    {
        await Console.Error.WriteLineAsync(sentence);
    }

    return 1;
}
