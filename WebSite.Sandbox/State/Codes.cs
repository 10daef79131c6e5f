using System.Collections.Immutable;
using System.Security.Cryptography;

namespace WebSite.Sandbox.State;

/// <summary>A Messenger Code of the Page. <c>docs/platform.md</c>, Codes.</summary>
/// <param name="Id">What its picture holds, as <c>/c/{id}</c>.</param>
/// <param name="Ref">Null: a static code, which tells nothing of itself.</param>
/// <param name="Size">The picture's width and height in pixels, 100 to 2000.</param>
public sealed record MessengerCode(string Id, string? Ref, int Size)
{
    private const int LongestId = 40;

    /// <summary>Null when a loaded one will do, else what is wrong: its picture has to be drawn.</summary>
    internal string? WhyNot() =>
        Id.Length is 0 or > LongestId || !Id.All(char.IsAsciiLetterOrDigit) ? $"an id has 1 to {LongestId} letters and digits."
        : Size is < 100 or > 2000 ? "size is a number from 100 to 2000."
        : null;
}

/// <summary>The Messenger Codes that were made, newest first.</summary>
public sealed class Codes(ChangeSignal changes)
{
    private ImmutableList<MessengerCode> _codes = [];

    public IReadOnlyList<MessengerCode> All => _codes;

    public MessengerCode? Find(string? id) => _codes.Find(code => code.Id == id);

    public MessengerCode Add(string? codeRef, int size = 1000)
    {
        var code = new MessengerCode(RandomNumberGenerator.GetHexString(16, lowercase: true), codeRef, size);
        ImmutableInterlocked.Update(ref _codes, codes => codes.Insert(0, code));
        changes.Raise();
        return code;
    }

    internal void Load(IEnumerable<MessengerCode> codes) => _codes = [.. codes];

    internal void Reset() => _codes = [];
}
