namespace WebSite.Sandbox.State;

/// <summary>One line of a thread: what a person said, or a notice of what happened.</summary>
public sealed record ThreadLine(DateTimeOffset Time, bool IsNotice, string Text);

/// <summary>The threads between people and the Page. A thread exists from its first line on.</summary>
public sealed class Threads(ChangeSignal changes, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<ThreadLine>> _lines = [];

    public IReadOnlyList<ThreadLine> With(Person person)
    {
        lock (_lock)
        {
            return _lines.TryGetValue(person.Id, out var lines) ? [.. lines] : [];
        }
    }

    public bool Exists(Person person) => With(person).Count > 0;

    public void Say(Person person, string text) => Add(person, isNotice: false, text);

    public void Note(Person person, string text) => Add(person, isNotice: true, text);

    internal void Reset()
    {
        lock (_lock)
        {
            _lines.Clear();
        }
    }

    private void Add(Person person, bool isNotice, string text)
    {
        lock (_lock)
        {
            if (!_lines.TryGetValue(person.Id, out var lines))
            {
                _lines[person.Id] = lines = [];
            }

            lines.Add(new(clock.GetUtcNow(), isNotice, text));
        }

        changes.Raise();
    }
}
