using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.Products;

/// <summary>Which products are shown.</summary>
public sealed class ProductFilter : ListFilter
{
    public ProductState? State { get; set; }

    public override string Root => "/dashboard/products";

    public override string Noun => "product";

    public override string Searched => "Name or address";

    public override string Timed => "Added";

    /// <summary>None: what merchants do here, they see at once, and nobody else does anything.</summary>
    public override string News => "";

    public override ListChoice Tabs => ListChoice.Of("state", "State", State, Say, "All");

    private static string Say(ProductState state) => state switch
    {
        ProductState.Shown => "For sale",
        ProductState.Hidden => "Hidden",
        _ => "Sold out",
    };
}

/// <summary>How a product stands.</summary>
public enum ProductState
{
    /// <summary>Shoppers see it.</summary>
    Shown,

    /// <summary>They don't.</summary>
    Hidden,

    /// <summary>There are no more pieces.</summary>
    SoldOut,
}
