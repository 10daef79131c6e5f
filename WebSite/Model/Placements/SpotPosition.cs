namespace WebSite.Model;

/// <summary>Where on its web page a spot stands.</summary>
public enum SpotPosition
{
    /// <summary>Where it has always been: below what the web page is about.</summary>
    Usual,

    /// <summary>Higher up: above it.</summary>
    Higher,
}

/// <summary>Positions as merchants read them.</summary>
public static class SpotPositions
{
    /// <summary>Where that is on a placement's web page, for instance <c>below the facts</c>.</summary>
    public static string Words(this SpotPosition position, Placement placement) => (placement, position) switch
    {
        (Placement.Product, SpotPosition.Usual) => "below the facts",
        (Placement.Product, _) => "right below the price and the cart's button",
        (Placement.Cart, SpotPosition.Usual) => "below the cart",
        (Placement.Cart, _) => "above the cart",
        (Placement.Checkout, SpotPosition.Usual) => "below the order's sum",
        (Placement.Checkout, _) => "above the order's sum",
        (_, SpotPosition.Usual) => "below how far the order is",
        _ => "above how far the order is",
    };
}
