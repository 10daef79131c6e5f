namespace WebSite.Figures;

/// <summary>What the funnel's page shows.</summary>
/// <param name="Whole">All that is told apart, together.</param>
/// <param name="One">The thing that is looked at; null where none is.</param>
/// <param name="Rows">Everything that is told apart; what costs most first.</param>
/// <param name="Sides">Browser and webhook, of the whole shop.</param>
public sealed record FunnelReading(Funnel Whole, Funnel? One, IReadOnlyList<FunnelRow> Rows, BothSides Sides);

/// <summary>One thing among others.</summary>
/// <param name="Funnel">Its figures.</param>
/// <param name="Weakest">Where it loses most.</param>
public sealed record FunnelRow(Funnel Funnel, WeakStep? Weakest);
