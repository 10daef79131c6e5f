using WebSite.Model;
using WebSite.Texts;

namespace WebSite.Pages.Dashboard.Texts;

/// <summary>Which text is edited: what stands in the address.</summary>
public sealed class TextChoice
{
    /// <summary>What the text is for.</summary>
    public Occasion Occasion { get; set; } = Occasion.Confirmation;

    /// <summary>Where it holds, as <see cref="TextScope"/> spells it.</summary>
    public string? Scope { get; set; }

    /// <summary><see cref="Scope"/>, empty for everywhere.</summary>
    public string Where => Scope ?? TextScope.Everywhere;

    /// <summary>The address of its page.</summary>
    public string Path(string? handler = null) =>
        $"/dashboard/texts?occasion={Occasion.ToString().ToLowerInvariant()}{(Where.Length == 0 ? "" : "&scope=" + Uri.EscapeDataString(Where))}{(handler is null ? "" : "&handler=" + handler)}";

    /// <summary>The address of another text's page.</summary>
    public static string PathOf(Occasion occasion, string scope) => new TextChoice { Occasion = occasion, Scope = scope }.Path();

    /// <summary>The placement that the scope names; null for another scope.</summary>
    public Placement? Placement => PlacementNames.Find(Where);
}
