using WebSite.Experiments;

namespace WebSite.Pages.Dashboard.Experiments;

/// <summary>What is compared in a table of an experiment's page.</summary>
/// <param name="Title">What it is, as a heading.</param>
/// <param name="Noun">The same in a sentence.</param>
/// <param name="Parts">Of each variant.</param>
/// <param name="Comparisons">Of each but the first.</param>
/// <param name="IsAim">Whether the verdict is about it.</param>
public sealed record Measure(string Title, string Noun, IReadOnlyList<Proportion> Parts, IReadOnlyList<Comparison> Comparisons, bool IsAim);
