namespace WebSite.Benchmarks.Load;

/// <summary>A temporary folder for the databases, which may be many gigabytes: gone with the run, also one that is interrupted.</summary>
internal sealed class Workplace : IDisposable
{
    public Workplace() => AppDomain.CurrentDomain.ProcessExit += OnExit;

    /// <summary>Its path.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("messenger-site-load-").FullName;

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        Directory.Delete(Folder, recursive: true);
    }

    private void OnExit(object? sender, EventArgs e) => Directory.Delete(Folder, recursive: true);
}
