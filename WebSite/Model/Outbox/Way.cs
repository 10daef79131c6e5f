namespace WebSite.Model;

/// <summary>How a message may go to somebody. Source: <c>docs/platform.md</c>, Windows and Utility messages.</summary>
public enum Way
{
    /// <summary>As it is: the window is open.</summary>
    Window,

    /// <summary>As a utility message, made from a template that Facebook has approved.</summary>
    Utility,

    /// <summary>With the tag that is set for old apps.</summary>
    OrderTag,

    /// <summary>A human's own words, with the tag HUMAN_AGENT.</summary>
    HumanAgent,
}

/// <summary>What the site may still write when the window has closed.</summary>
/// <param name="Templates">The occasions for which there is an approved template.</param>
/// <param name="HasOrderTag">Whether a tag is set for news of orders.</param>
/// <param name="HasHumanAgent">Whether the app is approved for HUMAN_AGENT.</param>
public sealed record AfterWindow(IReadOnlySet<Occasion> Templates, bool HasOrderTag = false, bool HasHumanAgent = false)
{
    /// <summary>How long after the person's last deed a human may answer with the tag.</summary>
    public static readonly TimeSpan HumanAgent = TimeSpan.FromDays(7);

    /// <summary>Nothing.</summary>
    public static AfterWindow Nothing { get; } = new(new HashSet<Occasion>());

    /// <summary>How a message may go; null when it may not.</summary>
    /// <param name="occasion">What for.</param>
    /// <param name="actedAt">When the person last did something; null when they never did.</param>
    /// <param name="now">The time.</param>
    public Way? For(Occasion occasion, DateTimeOffset? actedAt, DateTimeOffset now) =>
        Templates.Contains(occasion) ? Way.Utility
        : HasOrderTag && occasion.Rule().IsAboutOrder ? Way.OrderTag
        : HasHumanAgent && occasion == Occasion.Answer && actedAt + HumanAgent > now ? Way.HumanAgent
        : null;
}
