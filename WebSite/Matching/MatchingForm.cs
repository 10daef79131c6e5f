namespace WebSite.Matching;

/// <summary>The part of the checkout's form that asks for a phone number.</summary>
public sealed class MatchingForm
{
    /// <summary>Whether the box is ticked. It never is by itself.</summary>
    public bool Agrees { get; set; }

    /// <summary>The number as it was typed.</summary>
    public string? Phone { get; set; }

    /// <summary>The version of the wording that was shown beside the box.</summary>
    public string? Wording { get; set; }

    /// <summary>Shows the form beside these words. A tick that was beside others is taken away: the shopper reads these first.</summary>
    /// <param name="version">As <see cref="Wording"/> names it; null when nothing is offered.</param>
    public void ShowBeside(string? version) => Agrees = Agrees && Wording == version;
}

/// <summary>A shopper's consent, given in due form.</summary>
/// <param name="E164">The phone number.</param>
/// <param name="WordingVersion">What was shown.</param>
/// <param name="WebPage">The path of the web page.</param>
public sealed record GivenConsent(string E164, int WordingVersion, string WebPage);

/// <summary>What came of reading the form.</summary>
/// <param name="Consent">Null when none was given.</param>
/// <param name="Faults">The field of <see cref="MatchingForm"/>, and a sentence.</param>
/// <param name="IsUnused">There is a number, and no tick: it is neither used nor stored.</param>
public sealed record MatchingAnswer(GivenConsent? Consent, IReadOnlyList<(string Field, string Message)> Faults, bool IsUnused = false);
