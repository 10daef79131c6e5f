namespace Messenger.AspNetCore.Refs;

/// <summary>What a door is worth that a ref was made for. docs/ref.md has the same table.</summary>
/// <param name="IsProof">
/// Whether a click there proves something. A link and a code can be passed on and photographed, and Message Us is a link behind a button: what comes
/// by those may be anybody's.
/// </param>
/// <param name="ComesAsLink">
/// Whether its event looks like a link's. Facebook says SHORTLINK for an m.me link, the QR code of one, and Message Us alike, and may have no word for them.
/// </param>
public sealed record DoorRule(bool IsProof = false, bool ComesAsLink = false);

/// <summary>The one table of doors.</summary>
public static class DoorRules
{
    private static readonly Dictionary<EntryPoint, DoorRule> All = new()
    {
        [EntryPoint.Unknown] = new(),
        [EntryPoint.SendToMessenger] = new(IsProof: true),
        [EntryPoint.MessageUs] = new(ComesAsLink: true),
        [EntryPoint.Link] = new(ComesAsLink: true),
        [EntryPoint.Code] = new(ComesAsLink: true),
        [EntryPoint.Ad] = new(),
        [EntryPoint.CustomerMatching] = new(IsProof: true),
        [EntryPoint.PageButton] = new(),
        [EntryPoint.Search] = new(),
        [EntryPoint.Checkbox] = new(IsProof: true),
        [EntryPoint.LoginConnect] = new(IsProof: true),
    };

    /// <summary>What holds for a door.</summary>
    /// <exception cref="KeyNotFoundException">It has no row.</exception>
    public static DoorRule Door(this EntryPoint entryPoint) => All[entryPoint];
}
