namespace WebSite.Benchmarks.Load;

/// <summary>A temporary folder for the databases, which may be many gigabytes: gone when the run has ended.</summary>
internal sealed class Workplace : IDisposable
{
    /// <summary>Its path.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("messenger-site-load-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
