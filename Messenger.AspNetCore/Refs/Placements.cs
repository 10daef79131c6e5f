namespace Messenger.AspNetCore.Refs;

/// <summary>
/// The named spots on web pages where a site offers a way into Messenger, such as <c>cart</c>. Markup and settings use the name; refs carry the
/// number, so that a number must never be given to another spot.
/// </summary>
public sealed class Placements
{
    private readonly Dictionary<string, byte> _byName;

    /// <summary>All of a site's.</summary>
    /// <param name="numbers">The number of each, by its name.</param>
    /// <exception cref="ArgumentException">A number is there twice, or a name is empty.</exception>
    public Placements(IReadOnlyDictionary<string, byte> numbers)
    {
        _byName = new(numbers, StringComparer.Ordinal);
        if (_byName.ContainsKey("") || _byName.Values.Distinct().Count() < _byName.Count)
        {
            throw new ArgumentException("Each placement needs a name, and a number of its own.", nameof(numbers));
        }
    }

    /// <summary>Every name.</summary>
    public IReadOnlyCollection<string> Names => _byName.Keys;

    /// <summary>The number of the placement of this name, or null when there is none.</summary>
    public byte? Find(string? name) => name is not null && _byName.TryGetValue(name, out var number) ? number : null;

    /// <summary>The name behind a number, or null when there is none.</summary>
    public string? NameOf(byte number) => _byName.FirstOrDefault(one => one.Value == number).Key;
}
