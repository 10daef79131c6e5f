namespace WebSite.SetUp.Checks;

/// <summary>Lists in sentences.</summary>
internal static class Words
{
    public static string List(IEnumerable<string> items, string none) => string.Join(", ", items) is { Length: > 0 } list ? list : none;
}
