namespace WebSite.Outbox;

/// <summary>Why a message wasn't sent, in a merchant's words.</summary>
internal static class Reasons
{
    /// <summary>The site itself failed, before anything left.</summary>
    public static string NotWritten(Exception exception) =>
        $"This site could not write the message ({exception.GetBaseException().GetType().Name}), so nothing was sent. It is this site's own fault, and its log says more. Once that is mended, try again.";
}
