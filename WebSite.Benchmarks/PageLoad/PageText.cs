namespace WebSite.Benchmarks.PageLoad;

/// <summary>The HTML that the site sent, for its peers.</summary>
/// <param name="Html">All of it.</param>
public sealed record PageText(string Html);
