namespace WebSite.Backups;

/// <summary>
/// Makes backups when they are due. Looks once a minute of the machine's own time, so that neither a clock that is set nor a machine that slept makes it miss
/// one. The first minutes after the start are left to what has waited for it.
/// </summary>
internal sealed partial class BackupSchedule(BackupState state, BackupMaker maker, LastBackup last, TimeProvider time, ILogger<BackupSchedule> logger) : BackgroundService
{
    /// <summary>So long after the start none is made.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = Settling; ; wait = Look)
        {
            await Task.Delay(wait, stoppingToken);
            await RunIfDueAsync(stoppingToken);
        }
    }

    /// <summary>Makes one if it is due.</summary>
    internal async Task RunIfDueAsync(CancellationToken cancel)
    {
        if (!state.IsOn)
        {
            last.Clear();
        }

        if (!state.IsDue(time.GetUtcNow()))
        {
            return;
        }

        try
        {
            var made = await maker.RunAsync(state.Folder, cancel);
            state.Folder.Trim(state.Keep, time.GetUtcNow());
            last.Clear();
            Log.Made(logger, made.Folder, Size.Of(made.Note.Bytes), made.Note.Seconds);
        }
        catch (Exception exception) when (exception is BackupException or IOException or UnauthorizedAccessException)
        {
            last.Fail(time.GetUtcNow(), exception.Message);
            Log.Failed(logger, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A backup was made: {Folder}, {Size}, in {Seconds:0.0} seconds.")]
        public static partial void Made(ILogger logger, string folder, string size, double seconds);

        [LoggerMessage(2, LogLevel.Error, "No backup could be made. {Why}")]
        public static partial void Failed(ILogger logger, string why);
    }
}
