using System.Collections.Immutable;
using System.Security.Cryptography;

namespace WebSite.Sandbox.State;

/// <summary>A Messenger Code of the Page. <c>messenger-platform.md</c> 7.4.</summary>
/// <param name="Id">What its picture holds, as <c>/c/{id}</c>.</param>
/// <param name="Ref">Null: a static code, which tells nothing of itself.</param>
public sealed record Code(string Id, string? Ref);

/// <summary>The Messenger Codes that were made, newest first.</summary>
public sealed class Codes(ChangeSignal changes)
{
    private ImmutableList<Code> _codes = [];

    public IReadOnlyList<Code> All => _codes;

    public Code? Find(string? id) => _codes.Find(code => code.Id == id);

    public Code Add(string? codeRef)
    {
        var code = new Code(RandomNumberGenerator.GetHexString(16, lowercase: true), codeRef);
        ImmutableInterlocked.Update(ref _codes, codes => codes.Insert(0, code));
        changes.Raise();
        return code;
    }

    internal void Reset() => _codes = [];
}
