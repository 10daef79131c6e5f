namespace Messenger.AspNetCore.Refs;

/// <summary>What a door is worth that a ref was made for. docs/ref.md has the same table.</summary>
/// <param name="IsProof">
/// Whether a click there proves something. A link and a code can be passed on and photographed, and Message Us is a link behind a button: what comes
/// by those may be anybody's.
/// </param>
/// <param name="ComesAsLink">
/// Whether its event looks like a link's. Facebook says SHORTLINK for an m.me link, the QR code of one, and Message Us alike, and may have no word for them.
/// </param>
/// <param name="IsOwnBrowser">Whether a proof shows who has the browser that the ref was made for. By a phone number it shows who has the phone.</param>
/// <param name="IsKnownByAnswer">
/// Whether its event names no person, but an id that was made for it (<c>user_ref</c>, <c>login_id</c>): who that is, their first answer tells. So without a ref of the site's own
/// nobody would ever know whose it is.
/// </param>
/// <param name="StaysInMessages">Whether the ref stands in the site's own messages only, so that an event of it proves as much when its ref doesn't name a door.</param>
public sealed record DoorRule(bool IsProof = false, bool ComesAsLink = false, bool IsOwnBrowser = false, bool IsKnownByAnswer = false, bool StaysInMessages = false);

/// <summary>The one table of doors.</summary>
public static class DoorRules
{
    private static readonly Dictionary<EntryPoint, DoorRule> All = new()
    {
        [EntryPoint.Unknown] = new(),
        [EntryPoint.SendToMessenger] = new(IsProof: true, IsOwnBrowser: true),
        [EntryPoint.MessageUs] = new(ComesAsLink: true),
        [EntryPoint.Link] = new(ComesAsLink: true),
        [EntryPoint.Code] = new(ComesAsLink: true),
        [EntryPoint.Ad] = new(),
        [EntryPoint.CustomerMatching] = new(IsProof: true, StaysInMessages: true),
        [EntryPoint.PageButton] = new(),
        [EntryPoint.Search] = new(),
        [EntryPoint.Checkbox] = new(IsProof: true, IsOwnBrowser: true, IsKnownByAnswer: true),
        [EntryPoint.LoginConnect] = new(IsProof: true, IsOwnBrowser: true, IsKnownByAnswer: true),
    };

    /// <summary>Those whose proof shows who has the browser: for a question to a database, too.</summary>
    public static IReadOnlyList<EntryPoint> OwnBrowser { get; } = [.. All.Where(row => row.Value.IsOwnBrowser).Select(row => row.Key)];

    /// <summary>Those whose event names no person until they answer: for a question to a database, too.</summary>
    public static IReadOnlyList<EntryPoint> KnownByAnswer { get; } = [.. All.Where(row => row.Value.IsKnownByAnswer).Select(row => row.Key)];

    /// <summary>What holds for a door.</summary>
    /// <exception cref="KeyNotFoundException">It has no row.</exception>
    public static DoorRule Door(this EntryPoint entryPoint) => All[entryPoint];
}
