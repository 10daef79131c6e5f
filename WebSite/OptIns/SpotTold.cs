using WebSite.Checkout;
using WebSite.Data;

namespace WebSite.OptIns;

/// <summary>What a spot tells a shopper whom the webhook has told of: <c>_SpotTold.cshtml</c> draws it, in the web page or for one that is open.</summary>
/// <param name="State"><c>question</c>, <c>connected</c>, <c>conflict</c> or <c>stopped</c>.</param>
/// <param name="Key">The spot's.</param>
/// <param name="Back">The path of its web page.</param>
/// <param name="Questions">Whom the shopper is asked about.</param>
/// <param name="People">The person who is connected; in a conflict all of them.</param>
/// <param name="Promise">What comes to the person who is connected; null where the web page itself has the words.</param>
public sealed record SpotTold(string State, string Key, string Back, IReadOnlyList<SpotQuestion> Questions, IReadOnlyList<SpotPerson> People, string? Promise)
{
    /// <summary>Reads it; null when there is nothing to tell.</summary>
    /// <param name="db">The database.</param>
    /// <param name="codes">The codes in messages.</param>
    /// <param name="state">What <see cref="SpotState"/> says.</param>
    /// <param name="key">The spot's.</param>
    /// <param name="back">The path of its web page.</param>
    /// <param name="shopper">Whose session it is.</param>
    /// <param name="promise">See <see cref="Promise"/>.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<SpotTold?> ReadAsync(SiteDb db, ConfirmCodes codes, string state, string key, string back, Shopper shopper, string? promise, CancellationToken cancel) => state switch
    {
        "none" => null,
        "conflict" => new(state, key, back, [], await SpotPerson.AllAsync(db, codes, shopper, cancel), promise),
        "question" => new(state, key, back, await SpotQuestion.ReadAsync(db, codes, shopper, cancel), [], promise),
        "connected" or "stopped" => new(state, key, back, await SpotQuestion.ReadAsync(db, codes, shopper, cancel), await SpotPerson.ConnectedAsync(db, shopper, cancel) is { } person ? [person] : [], promise),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "There is no such state of a spot."),
    };
}
