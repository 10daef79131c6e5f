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

        // A ref of before doors were named may be a link's as well as a plugin's.
        made == EntryPoint.Unknown ? new(came, null, came.Door().StaysInMessages)
        : Fits(came, made) ? new(made, null, made.Door().IsProof)
        : new(made.Door().IsProof ? came : made, came, false);

    /// <summary>Whether that event can come through that door.</summary>
    private static bool Fits(EntryPoint came, EntryPoint made) => came == made || (came is EntryPoint.Link or EntryPoint.Unknown && made.Door().ComesAsLink);
}
