namespace WebSite.Tests.Support;

/// <summary>The browser that is installed here: tests never download one.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable", "chrome", "msedge"];
    private static readonly string[] Applications = ["Google Chrome", "Microsoft Edge", "Chromium"];

    public static IReadOnlyList<string> Arguments =>
    [
        // Chromium refuses to run as root with its own sandbox on.
        .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(),
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    public static string Find()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : throw new InvalidOperationException($"CHROMIUM names '{named}', which isn't there.");
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var extension = OperatingSystem.IsWindows() ? ".exe" : "";
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name + extension)))
            .Concat(Applications.Select(name => $"/Applications/{name}.app/Contents/MacOS/{name}"))
            .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                $"The end-to-end tests need a browser: none of {string.Join(", ", Names)} is on PATH. Install one (Debian: apt install chromium), or name its file in the environment variable CHROMIUM.");
    }
}
