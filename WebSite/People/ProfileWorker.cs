using Messenger.AspNetCore.Graph;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.OptIns;

namespace WebSite.People;

/// <summary>Asks for the profiles of people who have come in and weren't asked for yet, one after the other.</summary>
internal sealed partial class ProfileWorker(IServiceScopeFactory scopes, OptInNotifier news, TimeProvider time, ILogger<ProfileWorker> logger) : BackgroundService
{
    /// <summary>So many without an answer, and it isn't these people.</summary>
    private const int MostFailures = 5;

    /// <summary>After a Facebook that couldn't be reached.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            using var listener = news.Listen(null, TimeProvider.System); // Looking again is no matter of dates.
            var isDone = false;
            try
            {
                isDone = await FetchAllAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.Later(logger, exception);
            }

            await (isDone ? listener.WaitAsync(stoppingToken) : Task.Delay(Pause, time, stoppingToken));
        }
    }

    /// <summary>Asks for all of them; false when Facebook doesn't answer.</summary>
    private async Task<bool> FetchAllAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        if (!scope.ServiceProvider.GetRequiredService<GraphClient>().HasToken)
        {
            return true;
        }

        var profiles = scope.ServiceProvider.GetRequiredService<Profiles>();
        for (long last = 0, failed = 0; failed < MostFailures;)
        {
            if (await db.Conversations.Where(c => c.Profile == ProfileState.Unasked && c.Id > last).OrderBy(c => c.Id).Select(c => (long?)c.Id).FirstOrDefaultAsync(cancel) is not { } id)
            {
                return failed == 0;
            }

            last = id;
            failed += await profiles.FetchAsync(id, cancel) ? 0 : 1;
            news.Tell(new HashSet<Guid>());
        }

        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Profiles could not be asked for; that is tried again.")]
        public static partial void Later(ILogger logger, Exception exception);
    }
}
