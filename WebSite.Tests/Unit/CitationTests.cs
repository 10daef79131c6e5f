using WebSite.Tests.Support;

namespace WebSite.Tests.Unit;

/// <summary>Facts about Facebook are cited from docs/platform.md, where their public sources stand.</summary>
public class CitationTests
{
    private const string Page = "docs/platform.md";

    private static readonly string[] Projects = ["Messenger.AspNetCore", "WebSite", "WebSite.Sandbox"];

    [Fact]
    public void Each_citation_names_a_heading_that_there_is()
    {
        var root = DocumentedLines.Root();
        var headings = File.ReadLines(Path.Combine(root, Page)).Where(line => line.StartsWith('#')).Select(line => line.TrimStart('#').Trim()).ToList();

        var citations = Projects
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(root, project), "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml" or ".razor")
            .SelectMany(file => File.ReadLines(file).Where(line => line.Contains("platform.md", StringComparison.Ordinal)).Select(line => $"{Path.GetRelativePath(root, file)}: {line.Trim()}"))
            .ToList();

        Assert.NotEmpty(citations);
        var wrong = citations.FindAll(each => !headings.Exists(heading => each.Replace("</c>", "", StringComparison.Ordinal).Contains($"{Page}, {heading}", StringComparison.Ordinal)));
        Assert.Empty(wrong);
    }
}
