namespace WebSite.Model;

/// <summary>What figures are told by. The numbers stand in the database: never change one.</summary>
public enum Dimension
{
    /// <summary>Nothing: all of the shop. The key is empty.</summary>
    All = 0,

    /// <summary>The spot on the web page, by its name.</summary>
    Placement = 1,

    /// <summary>The web page, by its path.</summary>
    WebPage = 2,

    /// <summary>The way in, by its number.</summary>
    EntryPoint = 3,

    /// <summary>The campaign, by its id.</summary>
    Campaign = 4,

    /// <summary>The ad, by Facebook's id.</summary>
    Ad = 5,

    /// <summary>The button's style, by its name.</summary>
    Style = 6,

    /// <summary>Phone, tablet or desktop.</summary>
    Device = 7,

    /// <summary>A variant of an experiment, by the experiment's id and the variant's number.</summary>
    Variant = 8,
}
