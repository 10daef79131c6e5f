namespace WebSite.Sandbox.State;

/// <summary>The threads between people and the Page. A thread exists from its first line on.</summary>
public sealed class Threads(ChangeSignal changes, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, MessengerThread> _threads = [];

    /// <summary>Every thread that has begun, by person.</summary>
    public IReadOnlyDictionary<string, MessengerThread> All
    {
        get
        {
            lock (_lock)
            {
                return _threads.ToDictionary();
            }
        }
    }

    /// <summary>The thread with a person; an empty one when it hasn't begun.</summary>
    public MessengerThread With(Person person)
    {
        lock (_lock)
        {
            return _threads.GetValueOrDefault(person.Id) ?? MessengerThread.Empty;
        }
    }

    /// <summary>Replaces a thread by what <paramref name="change"/> makes of it, and returns the new one.</summary>
    public MessengerThread Change(Person person, Func<MessengerThread, MessengerThread> change)
    {
        MessengerThread changed;
        lock (_lock)
        {
            changed = change(_threads.GetValueOrDefault(person.Id) ?? MessengerThread.Empty);
            _threads[person.Id] = changed;
        }

        changes.Raise();
        return changed;
    }

    /// <summary>Writes a line that the person said or did; opens the window of 24 hours.</summary>
    public void Say(Person person, string text, string? mid = null, System.Text.Json.Nodes.JsonObject? message = null) =>
        Change(person, thread => thread.With(Line(LineFrom.Person, text, mid, message)).Acted(clock.GetUtcNow(), isSaid: true));

    /// <summary>Writes a notice of something that happened.</summary>
    public void Note(Person person, string text) => Change(person, thread => thread.With(Line(LineFrom.Notice, text)));

    /// <summary>Notes that the person did something which opens the window of 24 hours.</summary>
    public void Act(Person person) => Change(person, thread => thread.Acted(clock.GetUtcNow(), isSaid: false));

    /// <summary>Notes that an ad led the person here: it opens the longer window with the first message or click.</summary>
    public void ComeFromAd(Person person) => Change(person, thread => thread with { IsFromAd = true });

    /// <summary>The person of a thread that was opted in by this <c>user_ref</c>; null when there is none.</summary>
    internal string? ByUserRef(string userRef)
    {
        lock (_lock)
        {
            return _threads.FirstOrDefault(pair => pair.Value.UserRefs.Contains(userRef)).Key;
        }
    }

    internal ThreadLine Line(LineFrom from, string text, string? mid = null, System.Text.Json.Nodes.JsonObject? message = null) =>
        new(clock.GetUtcNow(), from, text) { Mid = mid, Message = message };

    internal void Load(IReadOnlyDictionary<string, MessengerThread> threads)
    {
        lock (_lock)
        {
            _threads.Clear();
            foreach (var (person, thread) in threads)
            {
                _threads[person] = thread;
            }
        }
    }

    internal void Reset() => Load(new Dictionary<string, MessengerThread>());
}
