namespace WebSite.Retention;

/// <summary>What came of one step.</summary>
/// <param name="Last">The id up to which it has looked; null when there is nothing behind it.</param>
/// <param name="Count">How many rows it trimmed or changed.</param>
internal readonly record struct Trimmed(long? Last, int Count);
