using WebSite.Model;

namespace WebSite.Pages.Dashboard;

/// <summary>How a message stands, in words for merchants.</summary>
public static class OutboxStates
{
    /// <summary>How a message stands.</summary>
    public static string Name(OutboxState state) => state switch
    {
        OutboxState.Waiting => "Waiting to be sent",
        OutboxState.Sending => "Being sent",
        OutboxState.Sent => "Sent",
        OutboxState.Failed => "Not sent",
        OutboxState.Uncertain => "Uncertain",
        OutboxState.Cancelled => "Not sent any more",
        OutboxState.SetAside => "Set aside: this site could not write it",
        _ => "Held",
    };
}
