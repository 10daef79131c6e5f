namespace WebSite.Figures;

/// <summary>Into what a period is cut.</summary>
public enum PieceKind
{
    /// <summary>Hours.</summary>
    Hour,

    /// <summary>Days, where the merchant is.</summary>
    Day,

    /// <summary>Months, where the merchant is.</summary>
    Month,
}
