namespace WebSite.Experiments;

/// <summary>What was counted of a variant.</summary>
/// <param name="Sessions">So many came by its place.</param>
/// <param name="OptIns">So many sessions opted in.</param>
/// <param name="Orders">So many sessions ordered within a day after they came by.</param>
public readonly record struct VariantCount(long Sessions, long OptIns, long Orders)
{
    /// <summary>Opt-ins of the sessions. Of some the browser told nothing and the webhook did: no part is more than all.</summary>
    public Proportion OptedIn => new(OptIns, Math.Max(Sessions, OptIns));

    /// <summary>Orders of the sessions.</summary>
    public Proportion Ordered => new(Orders, Math.Max(Sessions, Orders));

    /// <summary>Both together.</summary>
    public static VariantCount operator +(VariantCount one, VariantCount other) => Add(one, other);

    /// <inheritdoc cref="op_Addition"/>
    public static VariantCount Add(VariantCount one, VariantCount other) =>
        new(one.Sessions + other.Sessions, one.OptIns + other.OptIns, one.Orders + other.Orders);
}
