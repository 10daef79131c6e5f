using System.Collections.Concurrent;

namespace WebSite.Sandbox.State;

/// <summary>The checkbox plugins that are drawn, by their <c>user_ref</c>: whether they are ticked, and by whom. Gone with the browser's page, as sessions are.</summary>
public sealed class Checkboxes
{
    private readonly ConcurrentDictionary<string, Person?> _ticked = new();

    /// <summary>Draws one. False: there was one of this <c>user_ref</c>, which has to be new at each rendering.</summary>
    internal bool Draw(string userRef) => _ticked.TryAdd(userRef, null);

    /// <summary>It was ticked by a person, or with null, the tick taken away. False: there is no such box.</summary>
    internal bool Tick(string userRef, Person? person) => _ticked.TryGetValue(userRef, out var before) && _ticked.TryUpdate(userRef, person, before);

    /// <summary>Who has ticked it, once; null when nobody has.</summary>
    internal Person? Confirm(string userRef) => _ticked.TryGetValue(userRef, out var person) && person is not null && _ticked.TryUpdate(userRef, null, person) ? person : null;

    internal void Reset() => _ticked.Clear();
}
