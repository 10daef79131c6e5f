namespace WebSite.Model;

/// <summary>One element of the Data Protection key ring.</summary>
public sealed class DataProtectionKey
{
    public int Id { get; set; }

    public required string FriendlyName { get; set; }

    /// <summary>The element as the framework wrote it.</summary>
    public required string Xml { get; set; }
}
