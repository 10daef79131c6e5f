namespace WebSite.Tests.Support;

/// <summary>What the documentation tells people to write: the tests use those very lines.</summary>
internal static class DocumentedLines
{
    /// <summary>The lines inside of <c>location / { … }</c> of the first block in that language, without <c>proxy_pass</c>, which names the server.</summary>
    public static string Nginx()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "deployment.md"));
        var block = page.Split("```nginx", 2)[1].Split("```", 2)[0];
        var location = block.Split("location / {", 2)[1].Split('}', 2)[0];
        return string.Join(Environment.NewLine, location.Split('\n').Where(line => !line.Contains("proxy_pass", StringComparison.Ordinal)));
    }

    /// <summary>The folder of the repository.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Messenger.Site.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
