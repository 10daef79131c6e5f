using Messenger.AspNetCore.Events;

namespace WebSite.Projection;

/// <summary>Which signed events are kept and never acted on.</summary>
internal static class Refusals
{
    /// <summary>Why this one is, in a sentence; null when it isn't.</summary>
    /// <param name="topic">The delivery's object; null when it is a page.</param>
    /// <param name="one">The event.</param>
    /// <param name="page">The site's Page.</param>
    public static string? Of(string? topic, IncomingEvent one, string page)
    {
        if (topic is not null)
        {
            return $"The delivery is about '{topic}', not about a page.";
        }

        if (one.PageId.Length > 0 && one.PageId != page)
        {
            return $"It is for the Page {one.PageId}; this site's is {page}.";
        }

        // An echo goes the other way: from the Page to the person.
        return one.Recipient is { } recipient && recipient != page && one.Sender != page
            ? $"Its recipient is {recipient}, but its entry's Page is {one.PageId}."
            : null;
    }
}
