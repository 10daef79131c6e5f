using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace WebSite.Sandbox.State;

/// <summary>A Messenger Code that was made.</summary>
/// <param name="Id">Part of its address.</param>
/// <param name="Ref">What a scan passes on; null for a code without one.</param>
/// <param name="Size">The picture's width and height in pixels, 100 to 2000.</param>
public sealed record MessengerCode(string Id, string? Ref, int Size);

/// <summary>The Messenger Codes of a world's Page.</summary>
public sealed class Codes(ChangeSignal changes)
{
    private readonly ConcurrentDictionary<string, MessengerCode> _codes = new();

    public IReadOnlyCollection<MessengerCode> All => [.. _codes.Values];

    public MessengerCode? Find(string? id) => id is not null ? _codes.GetValueOrDefault(id) : null;

    public MessengerCode Make(string? codeRef, int size)
    {
        var code = new MessengerCode(RandomNumberGenerator.GetHexString(10, lowercase: true), codeRef, size);
        _codes[code.Id] = code;
        changes.Raise();
        return code;
    }

    internal void Reset() => _codes.Clear();
}
