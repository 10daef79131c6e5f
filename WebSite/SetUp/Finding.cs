namespace WebSite.SetUp;

/// <summary>What one check found.</summary>
/// <param name="Id">Stable: <c>domain</c>, <c>get-started</c>, ...</param>
/// <param name="Title">For people.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Verdict">What came of it.</param>
public sealed record Finding(string Id, string Title, string Why, Verdict Verdict);

/// <summary>What came of a check.</summary>
/// <param name="Outcome">In a word.</param>
/// <param name="Found">What was found, in a sentence.</param>
/// <param name="ToDo">What to do about it, in a sentence; null when there is nothing to do.</param>
/// <param name="Mend">The button that does it; null when the site can't.</param>
public sealed record Verdict(CheckOutcome Outcome, string Found, string? ToDo = null, Mend? Mend = null)
{
    internal static Verdict Good(string found) => new(CheckOutcome.Good, found);

    internal static Verdict Warning(string found, string toDo, Mend? mend = null) => new(CheckOutcome.Warning, found, toDo, mend);

    internal static Verdict Wrong(string found, string toDo, Mend? mend = null) => new(CheckOutcome.Wrong, found, toDo, mend);

    internal static Verdict CannotTell(string found, string toDo) => new(CheckOutcome.CannotTell, found, toDo);

    internal static Verdict NotChecked(string found) => new(CheckOutcome.NotChecked, found);
}

/// <summary>A button that mends what a check found.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Text">A text to go with it that the merchant may change; null when there is none.</param>
/// <param name="LongestText">How many characters it may have.</param>
public sealed record Mend(string Label, string? Text = null, int LongestText = 0);

/// <summary>What came of a check, in a word.</summary>
public enum CheckOutcome
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>It works, and could be better; or it may be wrong.</summary>
    Warning,

    /// <summary>Something doesn't work because of it.</summary>
    Wrong,

    /// <summary>Facebook doesn't tell it, or didn't answer: the merchant has to look.</summary>
    CannotTell,

    /// <summary>Something else has to be right first.</summary>
    NotChecked,
}
