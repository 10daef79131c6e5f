namespace Messenger.AspNetCore.Following;

/// <summary>
/// How long a follower rests after a batch. Both share the machine: while it works, deliveries wait longer for their answer. As long as it can keep up,
/// it rests half as long as it worked. Where more is stored than it can take in any case, it leaves storing the way: then it rests much longer, and
/// catches up when the rush is over.
/// </summary>
internal sealed class Rests
{
    private const double WhileKeepingUp = 0.5;
    private const double InARush = 4;

    /// <summary>So much more has to be stored than could be taken.</summary>
    private const double Margin = 1.25;

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestInARush = TimeSpan.FromMilliseconds(250);

    /// <summary>So long it is counted before it is judged, and so often in turn it has to be more: a rush, and no catching up of the sender's.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    private const int WindowsOfARush = 2;

    private TimeSpan _began;
    private TimeSpan _worked;
    private long _taken;
    private long _storedBefore;
    private long _storedLast;
    private int _windows;

    /// <summary>Notes a batch, and says how long to rest.</summary>
    /// <param name="taken">The events in it.</param>
    /// <param name="work">How long it took.</param>
    /// <param name="stored">How many events the log's writer has stored up to now, since some beginning.</param>
    /// <param name="now">The time that has passed since some beginning.</param>
    public TimeSpan After(int taken, TimeSpan work, long stored, TimeSpan now)
    {
        _taken += taken;
        _worked += work;
        if (now - _began >= Window)
        {
            var couldBeTaken = _taken / (_worked.TotalSeconds * (1 + WhileKeepingUp));
            _windows = (stored - _storedBefore) / (now - _began).TotalSeconds > couldBeTaken * Margin ? _windows + 1 : 0;
            (_began, _worked, _taken, _storedBefore) = (now, TimeSpan.Zero, 0, stored);
        }

        var isStoring = stored != _storedLast;
        _storedLast = stored;
        return _windows >= WindowsOfARush && isStoring ? Within(work * InARush, LongestInARush) : Within(work * WhileKeepingUp, Longest);
    }

    private static TimeSpan Within(TimeSpan rest, TimeSpan most) => rest < most ? rest : most;
}
