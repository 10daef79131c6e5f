namespace WebSite.Figures;

/// <summary>From where a list is read, and in which direction.</summary>
/// <param name="From">The row that it goes on behind; null from its beginning on.</param>
/// <param name="IsBack">Whether the page ends there instead of beginning.</param>
/// <param name="IsNewestFirst">The list's order.</param>
public readonly record struct FunnelReach(FunnelPlace? From, bool IsBack, bool IsNewestFirst)
{
    /// <summary>Whether it is read from the older to the newer.</summary>
    public bool IsUp => IsNewestFirst == IsBack;
}
