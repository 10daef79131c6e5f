namespace WebSite.Sandbox.State;

/// <summary>The people of a world.</summary>
public sealed class People(ChangeSignal changes)
{
    public const int LongestName = 50;

    private static readonly Person[] Everybody =
    [
        new("demo-psid-alice", "Alice", "Lindqvist"),
        new("demo-psid-bob", "Bob", "Okafor"),
        new("demo-psid-charlie", "Charlie", "Åström"),
    ];

    private readonly Lock _lock = new();
    private readonly List<Person> _people = [.. Everybody];

    public IReadOnlyList<Person> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _people];
            }
        }
    }

    public Person? Find(string? id) => All.FirstOrDefault(person => person.Id == id);

    public Person Add(string firstName, string lastName)
    {
        Person person;
        lock (_lock)
        {
            person = new(FreeId(firstName), firstName.Trim(), lastName.Trim());
            _people.Add(person);
        }

        changes.Raise();
        return person;
    }

    /// <summary>Null when the name will do, else what is wrong with it.</summary>
    public static string? WhyNot(string? name) => name?.Trim() switch
    {
        null or "" => "A name is needed.",
        { Length: > LongestName } => $"A name may have up to {LongestName} characters.",
        var text when text.Any(char.IsControl) => "A name can't hold control characters.",
        _ => null,
    };

    internal void Reset()
    {
        lock (_lock)
        {
            _people.Clear();
            _people.AddRange(Everybody);
        }
    }

    private string FreeId(string firstName)
    {
        var slug = string.Concat(firstName.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
        var id = "demo-psid-" + (slug.Length == 0 ? "person" : slug);
        var free = id;
        for (var number = 2; _people.Exists(person => person.Id == free); number++)
        {
            free = $"{id}-{number}";
        }

        return free;
    }
}
