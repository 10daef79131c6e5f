using Messenger.AspNetCore.Refs;
using WebSite.Model;

namespace WebSite.Pages.Dashboard;

/// <summary>Words for merchants.</summary>
public static class People
{
    /// <summary>A person's page-scoped id, short enough for a table; words for one that isn't known yet.</summary>
    public static string Shorten(string? psid)
    {
        return psid is null ? NotKnown : psid.Length <= 24 ? psid : $"{psid[..10]}…{psid[^6..]}";
    }

    /// <summary>Somebody who ticked the checkbox or logged in with Facebook, and hasn't answered yet.</summary>
    private const string NotKnown = "somebody whose answer will tell who it is";

    /// <summary>An entry point.</summary>
    public static string Name(EntryPoint entryPoint) => entryPoint.Rule().Name;

    /// <summary>The way in of a visit: an entry point, or where Facebook names none, the product that the person was looking at.</summary>
    public static string Name(EntryPoint entryPoint, string? productId) => entryPoint == EntryPoint.Unknown && productId is not null ? "a product in the Page's shop" : Name(entryPoint);

    /// <summary>What is said of a click whose ref was made for another door than it came through.</summary>
    public const string OtherDoor = "Its ref was made for another way in than it came through: somebody may have copied it.";

    /// <summary>Whether the person of an opt-in is the session's shopper.</summary>
    public static string Name(OptInTrust trust) => trust switch
    {
        OptInTrust.Unconfirmed => "Not confirmed",
        OptInTrust.Refused => "Somebody else",
        _ => "Linked",
    };

    /// <summary>Why it is so, where there is something to say.</summary>
    public static string? Why(OptInTrust trust) => trust switch
    {
        OptInTrust.Unconfirmed => "The shopper is asked on the shop's web page",
        OptInTrust.Confirmed => "Confirmed by the shopper",
        OptInTrust.Refused => "The shopper said so",
        _ => null,
    };

    /// <summary>Why an opt-in belongs to no checkout session.</summary>
    public static string Why(UnlinkedReason reason) => reason switch
    {
        UnlinkedReason.Empty => "It came without a ref.",
        UnlinkedReason.Foreign => "Its ref isn't one that this site made.",
        UnlinkedReason.Expired => "Its ref was too old.",
        UnlinkedReason.Campaign => "Its ref is a campaign's, which names no session.",
        _ => "Its ref names a session of another browser.",
    };
}
