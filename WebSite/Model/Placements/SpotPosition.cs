namespace WebSite.Model;

/// <summary>Where on its web page a spot stands.</summary>
public enum SpotPosition
{
    /// <summary>Where it is seen, and in nobody's way.</summary>
    Usual,

    /// <summary>Higher up: above it.</summary>
    Higher,
}

/// <summary>Positions as merchants read them.</summary>
public static class SpotPositions
{
    /// <summary>Where that is on a placement's web page, for instance <c>above the form</c>.</summary>
    public static string Words(this SpotPosition position, Placement placement) => (placement, position) switch
    {
        (Placement.Product, SpotPosition.Usual) => "right below the cart's button",
        (Placement.Product, _) => "right below the price",
        (Placement.SoldOut, SpotPosition.Usual) => "right below \"Sold out\"",
        (Placement.SoldOut, _) => "right below the price",
        (Placement.PriceDrop, SpotPosition.Usual) => "below the facts",
        (Placement.PriceDrop, _) => "right below the other spot",
        (Placement.Cart, SpotPosition.Usual) => "below the cart",
        (Placement.Cart, _) => "above the cart",
        (Placement.Checkout, SpotPosition.Usual) => "above the form",
        (Placement.Checkout, _) => "above the heading",
        (_, SpotPosition.Usual) => "first after the thanks",
        _ => "above the thanks",
    };
}
