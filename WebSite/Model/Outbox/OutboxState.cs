namespace WebSite.Model;

/// <summary>How a message stands.</summary>
public enum OutboxState
{
    /// <summary>It waits for its time.</summary>
    Waiting,

    /// <summary>It is on its way, and there is no answer yet.</summary>
    Sending,

    /// <summary>Facebook took it.</summary>
    Sent,

    /// <summary>Facebook refused it for good, or it may not be sent any more.</summary>
    Failed,

    /// <summary>It may have been sent or not: the answer never came. It isn't sent again.</summary>
    Uncertain,

    /// <summary>It is not wanted any more.</summary>
    Cancelled,

    /// <summary>
    /// It waits for something that may come: as a rule for the shopper to say on the shop's own web page whose the checkout session is that it tells of;
    /// or as <see cref="OutboxMessage.HeldBy"/> says.
    /// </summary>
    Held,

    /// <summary>This site failed to write it: nothing left, and it waits for a merchant to try again once that is mended.</summary>
    SetAside,
}
