namespace WebSite.Web;

/// <summary>Says in the log when a settings file that was changed can't be read: nothing of it is taken then.</summary>
internal static partial class SettingsFiles
{
    public static void WatchSettingsFiles(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SettingsFiles));
        foreach (var file in ((IConfigurationBuilder)app.Configuration).Sources.OfType<FileConfigurationSource>())
        {
            file.OnLoadException = fault => Log.Unreadable(logger, file.Path, fault.Exception.GetBaseException().Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The changed {File} can't be read, so the settings of before stay in force: {Fault}")]
        public static partial void Unreadable(ILogger logger, string? file, string fault);
    }
}
