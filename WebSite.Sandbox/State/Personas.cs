using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace WebSite.Sandbox.State;

/// <summary>A name and a picture under which the Page may write.</summary>
public sealed record Persona(string Id, string Name, string PictureUrl);

/// <summary>The personas of a world's Page.</summary>
public sealed class Personas
{
    private readonly ConcurrentDictionary<string, Persona> _personas = new();

    public IReadOnlyCollection<Persona> All => [.. _personas.Values.OrderBy(persona => persona.Id, StringComparer.Ordinal)];

    public Persona? Find(string? id) => id is not null ? _personas.GetValueOrDefault(id) : null;

    internal Persona Add(string name, string pictureUrl)
    {
        var persona = new Persona("7" + RandomNumberGenerator.GetString("0123456789", 14), name, pictureUrl);
        return _personas[persona.Id] = persona;
    }

    internal void Remove(string id) => _personas.TryRemove(id, out _);

    internal void Load(IEnumerable<Persona> personas)
    {
        _personas.Clear();
        foreach (var persona in personas)
        {
            _personas[persona.Id] = persona;
        }
    }

    internal void Reset() => _personas.Clear();
}
