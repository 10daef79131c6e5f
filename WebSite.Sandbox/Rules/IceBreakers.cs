namespace WebSite.Sandbox.Rules;

/// <summary>The questions offered in a new thread. <c>docs/platform.md</c>, Ice breakers and menu.</summary>
internal static class IceBreakers
{
    public const int Most = 4;

    /// <summary>When Facebook takes them.</summary>
    public static readonly Life Life = Life.Since(2019, 10, 29);

    /// <summary>When Facebook takes a list for each locale.</summary>
    public static readonly Life ByLocale = Life.Since(2022, 4, 19);
}
