using WebSite.Sandbox.Rules;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph.Sending;

/// <summary>Whether the Page may write to this person now: the app's review, a block, another app that has the thread, the window of 24 hours.</summary>
internal static class SendPermission
{
    public static GraphError? WhyNot(GraphRequest request, Recipient to)
    {
        var world = request.World;
        var thread = world.Threads.With(to.Person);
        return !world.Settings.App.IsForEverybody && !to.Person.HasRole ? NotReviewed(to)
            : thread.IsBlocked ? new(551, "This person isn't available right now.") { Subcode = 1545041 }
            : thread.Holder is not null ? GraphErrors.OtherApp
            : !IsAllowed(request, to.Way, thread) ? new(10, "This message is sent outside of allowed window.") { Subcode = 2018278 }
            : null;
    }

    private static GraphError NotReviewed(Recipient to)
    {
        var (permission, subcode) = to.Way != RecipientWay.Phone ? ("pages_messaging", 2018028) : ("pages_messaging_phone_number", 2018027);
        return new(200, $"Cannot message users who are not admins, developers or testers of the app until {permission} permission is reviewed and the app is live.")
        {
            Subcode = subcode,
        };
    }

    private static bool IsAllowed(GraphRequest request, RecipientWay way, MessengerThread thread) => way switch
    {
        RecipientWay.Phone => true,
        RecipientWay.LoginId => thread.LetInAt is { } at && request.Now - at < MessagingWindows.Standard, // Once: the send closes it.
        _ => IsAllowed(request, thread),
    };

    private static bool IsAllowed(GraphRequest request, MessengerThread thread)
    {
        var now = request.Now;
        return request["messaging_type"].Text == UtilityRules.Type
            || thread.IsWindowOpen(now)
            || (thread.ActedAt is { } acted && MessageTags.Find(request["tag"].Text, now) is { } tag && !(now - acted >= tag.Reach));
    }
}
