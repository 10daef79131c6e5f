namespace Messenger.AspNetCore.Refs;

/// <summary>What is to be believed of the door that an event came through, beside the one that its ref was made for. docs/ref.md has the table.</summary>
/// <param name="EntryPoint">What is recorded: where the two differ, the less trusted.</param>
/// <param name="CameThrough">The event's own door, where the ref was made for another; else null.</param>
/// <param name="IsProof">Whether only the ref's own browser, or the owner of a phone number, can have done it.</param>
public readonly record struct DoorCheck(EntryPoint EntryPoint, EntryPoint? CameThrough, bool IsProof)
{
    /// <summary>Compares the doors.</summary>
    /// <param name="came">What the event tells.</param>
    /// <param name="made">What the ref says.</param>
    public static DoorCheck Of(EntryPoint came, EntryPoint made) =>

        // A ref of before doors were named may be a link's as well as a plugin's. A button's payload never leaves our own message.
        made == EntryPoint.Unknown ? new(came, null, came == EntryPoint.CustomerMatching)
        : Fits(came, made) ? new(made, null, Proves(made))
        : new(Proves(made) ? came : made, came, false);

    /// <summary>
    /// Whether a click there proves something. A link and a code can be passed on and photographed, and Message Us is a link behind a button:
    /// what comes by those may be anybody's.
    /// </summary>
    private static bool Proves(EntryPoint door) => door is EntryPoint.SendToMessenger or EntryPoint.Checkbox or EntryPoint.LoginConnect or EntryPoint.CustomerMatching;

    /// <summary>
    /// Whether that event can come through that door. Facebook says SHORTLINK for an m.me link, the QR code of one, and Message Us alike, and
    /// may have no word for them.
    /// </summary>
    private static bool Fits(EntryPoint came, EntryPoint made) =>
        came == made || (came is EntryPoint.Link or EntryPoint.Unknown && made is EntryPoint.Link or EntryPoint.Code or EntryPoint.MessageUs);
}
