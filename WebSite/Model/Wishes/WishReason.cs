namespace WebSite.Model;

/// <summary>What somebody asked to be told in Messenger.</summary>
public enum WishReason
{
    /// <summary>That a product which was sold out can be had again.</summary>
    BackInStock,

    /// <summary>That a product costs less than it did then.</summary>
    PriceDrop,

    /// <summary>What is in the cart, with a link to it.</summary>
    KeptCart,
}
