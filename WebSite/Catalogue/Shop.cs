namespace WebSite.Catalogue;

/// <summary>Who sells.</summary>
public static class Shop
{
    /// <summary>As people read it.</summary>
    public const string Name = "Kettle & Kin";
}
