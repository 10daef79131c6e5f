namespace WebSite.Model;

/// <content>Whether they may be written to.</content>
public sealed partial class Conversation
{
    /// <summary>When the window closes; null when it never opened.</summary>
    public DateTimeOffset? WindowUntil => ActedAt + Window is { } until ? Later(AdTalkAt + AdWindow, until) : null;

    /// <summary>How a message of this kind may go to the person now; null when the window has closed and nothing is left.</summary>
    public Way? WayOf(Occasion occasion, AfterWindow after, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(after);
        return IsWindowOpen(now) ? Way.Window : after.For(occasion, ActedAt, now);
    }

    /// <summary>Why no message of this kind may be written to the person now; null when it may. Asked by everybody who writes.</summary>
    public Hindrance? WhyNot(Occasion occasion, AfterWindow after, DateTimeOffset now) =>
        HasStopped(occasion) ? Hindrance.Stopped
        : UnreachableAt is not null ? Hindrance.Unreachable
        : AwayAt is not null ? Hindrance.OtherApp
        : WayOf(occasion, after, now) is not null ? null
        : ActedAt is null && !occasion.Rule().IsAboutOrder ? Hindrance.NeverActed
        : Hindrance.WindowClosed.Of(occasion);

    /// <summary>The same of a message that tells of a checkout session, which goes to its shopper alone.</summary>
    /// <param name="occasion">What for.</param>
    /// <param name="session">With the opt-in of this person; null when it tells of none.</param>
    /// <param name="after">What may still be written when the window has closed.</param>
    /// <param name="now">The time.</param>
    public Hindrance? WhyNot(Occasion occasion, CheckoutSession? session, AfterWindow after, DateTimeOffset now)
    {
        var own = WhyNot(occasion, after, now);
        return own is Hindrance.Stopped or Hindrance.Unreachable ? own : session?.MayTell(session.OptInOf(this)).Hindrance() ?? own;
    }

    /// <summary>After a stop nothing goes but its confirmation, and a merchant's answer to somebody who has written again since.</summary>
    private bool HasStopped(Occasion occasion) => StoppedAt is { } stopped && occasion != Occasion.Stopped && !(occasion == Occasion.Answer && ActedAt > stopped);

    /// <summary>Whether the person did something within the last 24 hours, or talks since an ad, within seven days.</summary>
    public bool IsWindowOpen(DateTimeOffset now) => WindowUntil > now;
}
