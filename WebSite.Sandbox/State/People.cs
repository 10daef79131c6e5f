namespace WebSite.Sandbox.State;

/// <summary>The people of a world.</summary>
public sealed class People(ChangeSignal changes)
{
    public const int LongestName = 50;

    private static readonly Person[] Everybody =
    [
        new("demo-psid-alice", "Alice", "Lindqvist") { Role = PersonRole.Admin, Phone = "+12125550101", IsPhoneVerified = true, Gender = "female", Timezone = -5 },
        new("demo-psid-bob", "Bob", "Okafor") { Phone = "+442079460102", IsPhoneVerified = true, Gender = "male", Locale = "en_GB" },
        new("demo-psid-charlie", "Charlie", "Åström") { Role = PersonRole.Tester, Phone = "+12125550103", Locale = "sv_SE", Timezone = 1 },
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

    public Person Add(string firstName, string lastName) => Add(new Person("", firstName.Trim(), lastName.Trim()));

    /// <summary>Adds a person under an id made of the first name.</summary>
    public Person Add(Person person)
    {
        lock (_lock)
        {
            person = person with { Id = FreeId(person.FirstName) };
            _people.Add(person);
        }

        changes.Raise();
        return person;
    }

    /// <summary>Replaces a person by what <paramref name="change"/> makes of it; null when there is no such person.</summary>
    public Person? Change(string id, Func<Person, Person> change)
    {
        Person changed;
        lock (_lock)
        {
            var index = _people.FindIndex(person => person.Id == id);
            if (index < 0)
            {
                return null;
            }

            _people[index] = changed = change(_people[index]) with { Id = id };
        }

        changes.Raise();
        return changed;
    }

    /// <summary>Null when the name will do, else what is wrong with it.</summary>
    public static string? WhyNot(string? name) => name?.Trim() switch
    {
        null or "" => "A name is needed.",
        { Length: > LongestName } => $"A name may have up to {LongestName} characters.",
        var text when text.Any(char.IsControl) => "A name can't hold control characters.",
        _ => null,
    };

    internal void Reset() => Load(Everybody);

    internal void Load(IEnumerable<Person> people)
    {
        lock (_lock)
        {
            _people.Clear();
            _people.AddRange(people);
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
