namespace WebSite.Sandbox.Rules;

/// <summary>What templates of utility messages may hold. <c>docs/platform.md</c>, Utility messages.</summary>
internal static class UtilityTemplates
{
    /// <summary>When a picture may be their header.</summary>
    public static readonly Life Pictures = Life.Since(2025, 9, 29);
}
