using WebSite.Model;

namespace WebSite.OptIns;

/// <summary>A place on a web page where its spot may stand, for <c>_SpotPlace.cshtml</c>.</summary>
/// <param name="Spot">The spot; null where the page has none.</param>
/// <param name="Position">Which place it is.</param>
public sealed record SpotPlace(MessengerSpot? Spot, SpotPosition Position)
{
    /// <summary>Whether the spot stands here.</summary>
    public bool IsHere => Spot is { IsShown: true } && Spot.Look.Position == Position;

    /// <summary>Whether it is seen here that a session came by.</summary>
    public bool IsWatched => Spot is not null && Spot.Watch == Position;
}
