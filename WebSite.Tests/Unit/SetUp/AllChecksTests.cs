using System.Reflection;
using WebSite.SetUp;
using WebSite.SetUp.Checks;
using WebSite.Tests.Support;

namespace WebSite.Tests.Unit.SetUp;

/// <summary>What a new check must not be forgotten in.</summary>
public class AllChecksTests
{
    private static readonly IReadOnlyList<Check> Listed = [.. AllChecks.Groups.SelectMany(group => group.Checks)];

    [Fact]
    public void Every_check_that_is_written_is_looked_at_once()
    {
        var written = typeof(AllChecks).Assembly.GetTypes().Where(type => type.Namespace == typeof(AllChecks).Namespace && type != typeof(AllChecks)).SelectMany(Checks).Select(check => check.Id).Distinct();
        Assert.Equal(written.Order(), Listed.Select(check => check.Id).Order());
    }

    [Fact]
    public void Every_check_stands_in_the_docs()
    {
        var page = File.ReadAllText(Path.Combine(DocumentedLines.Root(), "docs", "setup.md"));
        Assert.All(Listed, check => Assert.Contains($"`{check.Id}`", page, StringComparison.Ordinal));
    }

    private static IEnumerable<Check> Checks(Type type) => type
        .GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .SelectMany(property => property.GetValue(null) switch { Check one => [one], IEnumerable<Check> several => several, _ => [] });
}
