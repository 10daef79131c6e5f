using System.Globalization;
using WebSite.Web;

namespace WebSite.Data;

/// <summary>
/// What the start is at, while it is at the database: told in the log when it takes longer than <see cref="Soon"/>, so that nobody
/// looks at a silent terminal. Waiting for others has an end; working has none. Elapsed time is counted, no clock is read.
/// </summary>
internal sealed partial class StartProgress : IDisposable
{
    /// <summary>Waiting for others looks again after this.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    private readonly TimeSpan _patience;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly long _begun;
    private volatile string _step = "opening the database";

    public StartProgress(TimeSpan patience, ILogger log, TimeProvider time)
    {
        _patience = patience;
        _time = time;
        _begun = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Tell(log, _step, Elapsed.TotalSeconds), null, Soon, Again);
    }

    /// <summary>How long it waits for others.</summary>
    public TimeSpan Patience => _patience;

    /// <summary>How long the start has been at it.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_begun);

    /// <summary>Says what is done now.</summary>
    /// <param name="step">Goes on a sentence: "The start is " …</param>
    public void Work(string step) => _step = step;

    /// <summary>Waits a moment for something that others must do.</summary>
    /// <param name="whom">Goes on a sentence: "The start is waiting for " …</param>
    /// <param name="remedy">What to do when it takes too long: a sentence.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="StartException">The patience is over.</exception>
    public async Task WaitAsync(string whom, string remedy, CancellationToken cancel)
    {
        _step = "waiting for " + whom;
        if (Elapsed >= _patience)
        {
            throw new StartException(string.Create(
                CultureInfo.InvariantCulture,
                $"The start waited {Elapsed.TotalSeconds:0} seconds for {whom}, and gave up (Database:Patience is {_patience}). {remedy}"));
        }

        await Task.Delay(Look, _time, cancel);
    }

    public void Dispose() => _timer.Dispose();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The start is {Step}, for {Seconds:0} seconds so far.")]
    private static partial void Tell(ILogger log, string step, double seconds);
}
