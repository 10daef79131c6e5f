namespace WebSite.Model;

/// <summary>What becomes of a message that Facebook didn't take, and the sentences for it.</summary>
/// <param name="Fate">What becomes of it.</param>
/// <param name="Why">Why, in a sentence for the merchant.</param>
/// <param name="ToNumber">The same of a message to a phone number, in a sentence or two; null for <paramref name="Why"/>.</param>
/// <param name="State">What a customer matching comes to with it.</param>
/// <param name="Pause">Of <see cref="FaultFate.Pause"/>: why the Page pauses.</param>
/// <param name="Hindrance">Of <see cref="FaultFate.Hinder"/>: what is in the message's way.</param>
/// <param name="Quotes">Whether Facebook's own sentence follows. Never of a message to a phone number: it may hold the number.</param>
public sealed record FaultRule(
    FaultFate Fate, string Why, string? ToNumber = null, MatchingState State = MatchingState.Failed, PauseReason? Pause = null, Hindrance? Hindrance = null, bool Quotes = false);

/// <summary>What becomes of a message that Facebook didn't take.</summary>
public enum FaultFate
{
    /// <summary>It is tried again by itself, eight times at most.</summary>
    Again,

    /// <summary>It waits with all others of the Page, and its try doesn't count.</summary>
    Pause,

    /// <summary>It is in the way of this conversation's messages, as the hindrance says: one to a phone number fails.</summary>
    Hinder,

    /// <summary>It may have arrived: it isn't sent again.</summary>
    Uncertain,

    /// <summary>It never goes.</summary>
    Fail,
}
