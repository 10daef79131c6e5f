using WebSite.Language;

namespace WebSite.Checkout;

/// <summary>How many pieces of a product one order may have now, and why not more.</summary>
/// <param name="Most">So many.</param>
/// <param name="Left">How many there are.</param>
/// <param name="IsShare">Whether it is the share of what is left; else it is the same for every product.</param>
public sealed record PieceLimit(int Most, int Left, bool IsShare)
{
    /// <summary>Whether there are more than one order may have.</summary>
    public bool IsLess => Most < Left;

    /// <summary>For the shopper.</summary>
    public string Sentence => this switch
    {
        { Left: 0 } => Phrases.Say("Sold out."),
        { IsLess: false } => Phrases.Say("Only {0} left.", Left),
        { IsShare: true } => Phrases.Say("{0} at most per order: there are only {1} left.", Most, Left),
        _ => Phrases.Say("One order may have {0} at most.", Most),
    };
}
