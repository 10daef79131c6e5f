using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace WebSite.Sandbox.State;

/// <summary>Who is logged in to the sandbox, by browser.</summary>
public sealed class Sessions(People people)
{
    private readonly ConcurrentDictionary<string, string> _personBySession = new();

    public int Count => _personBySession.Count;

    /// <summary>Logs a person in and returns the new session's key.</summary>
    public string LogIn(Person person)
    {
        var key = RandomNumberGenerator.GetHexString(32, lowercase: true);
        _personBySession[key] = person.Id;
        return key;
    }

    public void LogOut(string? key)
    {
        if (key is not null)
        {
            _personBySession.TryRemove(key, out _);
        }
    }

    public Person? PersonOf(string? key) =>
        key is not null && _personBySession.TryGetValue(key, out var id) ? people.Find(id) : null;

    internal void Reset() => _personBySession.Clear();
}
