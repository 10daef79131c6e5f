namespace WebSite.Tests.Support;

/// <summary>One site for the tests of a class, none of which minds what the others do.</summary>
public sealed class SharedSite : IAsyncDisposable
{
    public SiteHost Site { get; } = new();

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
