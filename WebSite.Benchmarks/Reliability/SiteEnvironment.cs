namespace WebSite.Benchmarks.Reliability;

/// <summary>How a site of its own is set up: as in production, with made-up ids, on a free port of loopback.</summary>
internal static class SiteEnvironment
{
    /// <summary>The variables for a site on that SQLite file.</summary>
    public static IReadOnlyDictionary<string, string> For(string database) => new Dictionary<string, string>
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        ["ASPNETCORE_CONTENTROOT"] = Root(),
        ["DOTNET_hostBuilder__reloadConfigOnChange"] = "false",

        // A process that is killed can't take its pipes for debuggers out of the temporary folder again.
        ["ConnectionStrings__Site"] = $"Data Source={database}",
        ["Messenger__AppId"] = "95100348886",
        ["Messenger__PageId"] = SiteProcess.PageId,
        ["Messenger__AppSecrets__0"] = SiteProcess.Secret,
        ["Messenger__VerifyToken"] = "a-verify-token-of-the-tests",
    };

    /// <summary>The repository's root.</summary>
    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Messenger.Site.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Messenger.Site.sln isn't above the program's folder.");
    }
}
