namespace WebSite.Model;

/// <summary>One element of the Data Protection key ring.</summary>
public sealed class DataProtectionKey
{
    public int Id { get; init; }

    public required string FriendlyName { get; init; }

    /// <summary>The element as the framework wrote it.</summary>
    public required string Xml { get; init; }
}
