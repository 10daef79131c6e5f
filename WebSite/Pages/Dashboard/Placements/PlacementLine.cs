using WebSite.Placing;

namespace WebSite.Pages.Dashboard.Placements;

/// <summary>A placement with what it did.</summary>
/// <param name="Now">How it stands.</param>
/// <param name="Seen">So often it was in view.</param>
/// <param name="OptIns">So many opted in there.</param>
/// <param name="Orders">So many orders are credited to it.</param>
public sealed record PlacementLine(PlacementNow Now, long Seen, long OptIns, long Orders)
{
    /// <summary>Opt-ins, of the spots that were seen; null where that can't be said.</summary>
    public double? Rate => Seen > 0 && OptIns <= Seen ? (double)OptIns / Seen : null;
}
