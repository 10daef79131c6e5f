using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace WebSite.Sandbox.State;

/// <summary>Who is logged in to a world, by browser. One browser has one key, whatever the worlds it visits.</summary>
public sealed class Sessions(People people)
{
    private readonly ConcurrentDictionary<string, string> _personBySession = new();

    public static string NewKey() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    public void LogIn(string key, Person person) => _personBySession[key] = person.Id;

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
