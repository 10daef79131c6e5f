using WebSite.Model;

namespace WebSite.People;

/// <summary>When a person's profile is asked for again. Source of who may be asked for: <c>docs/platform.md</c>, Profiles.</summary>
public static class ProfileFetching
{
    /// <summary>A known profile is this long good.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromDays(7);

    /// <summary>One that Facebook didn't tell is asked for again after this, when the person does something: they may have accepted meanwhile.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>Marks the conversation so that the profile is asked for, if it is time; who has just accepted is known from now on.</summary>
    public static void AskAgain(Conversation conversation, bool hasAccepted, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        var good = conversation.Profile switch
        {
            ProfileState.Known => Fresh,
            ProfileState.Hidden => Patience,
            _ => TimeSpan.Zero,
        };
        if (hasAccepted || conversation.ProfileAt + good < now)
        {
            conversation.ForgetProfile();
        }
    }
}
