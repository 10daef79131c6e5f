using System.Collections.Concurrent;

namespace WebSite.Sandbox.State;

/// <summary>Who has confirmed the Send to Messenger popup before, and is not asked again.</summary>
public sealed class Confirmations
{
    private readonly ConcurrentDictionary<string, bool> _people = new();

    public IReadOnlyCollection<string> All => [.. _people.Keys];

    public bool Has(Person person) => _people.ContainsKey(person.Id);

    public void Add(Person person) => _people[person.Id] = true;

    internal void Load(IEnumerable<string> people)
    {
        _people.Clear();
        foreach (var person in people)
        {
            _people[person] = true;
        }
    }

    internal void Reset() => _people.Clear();
}
