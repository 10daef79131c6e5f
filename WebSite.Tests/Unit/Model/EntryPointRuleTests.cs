using System.Text.RegularExpressions;
using Messenger.AspNetCore.Refs;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Unit.Model;

public sealed partial class EntryPointRuleTests
{
    private static readonly string[] Projects = ["WebSite", "Messenger.AspNetCore"];
    private static readonly string[] Tables = ["Messenger.AspNetCore/Refs/DoorRule.cs", "Messenger.AspNetCore/Refs/DoorCheck.cs", "WebSite/Model/People/EntryPointRules.cs", "WebSite/Pages/Dashboard/EntryPoints/"];

    [Fact]
    public void Every_way_in_has_a_row_and_each_word_of_Facebooks_means_one()
    {
        Assert.Equal(Enum.GetValues<EntryPoint>().Order(), EntryPointRules.All.Select(row => row.EntryPoint).Order());
        Assert.Distinct(EntryPointRules.All.Select(row => row.Source).OfType<string>());
    }

    [Fact]
    public void Each_says_what_a_merchant_reads()
    {
        Assert.All(EntryPointRules.All, row =>
        {
            Assert.All([row.About, row.Permission], words => Assert.EndsWith(".", words, StringComparison.Ordinal));
            Assert.Equal(row.Consent == ConsentBasis.Conversation, row.Permission == "The person wrote, or opened the conversation.");
            Assert.Equal(row.OneOf is not null, row.EntryPoint.Door().ComesAsLink || row.Source is not null);
            Assert.Contains(row.Path, EntryPointRules.All.Where(other => other.Tab is not null).Select(other => other.Path).Append("unnamed"));
        });
        Assert.Distinct(EntryPointRules.All.Where(row => row.Consent != ConsentBasis.Conversation).Select(row => row.Permission));
        Assert.Equal(("a link, a code or Message Us", "a link, a code or an ad"), (EntryPointRules.PassedOn, EntryPointRules.Referred));
    }

    [Fact]
    public void The_docs_tell_of_each()
    {
        var (doors, refs) = (Docs("entry-points.md"), Docs("ref.md"));
        Assert.All(EntryPointRules.All.Where(row => !row.IsNeverNamed && row.EntryPoint != EntryPoint.Unknown), row => Assert.Contains($"`/{row.Path}`", doors, StringComparison.Ordinal));
        Assert.All(Enum.GetValues<EntryPoint>(), door => Assert.Contains($"{(int)door} {door}", refs, StringComparison.Ordinal));
    }

    /// <summary>Two ways in, treated alike by their names, are a column that the tables lack: a third would be forgotten there.</summary>
    [Fact]
    public void Nothing_but_the_tables_and_a_way_ins_own_pages_names_two_at_once()
    {
        var root = DocumentedLines.Root();
        var files = Projects.SelectMany(project => Directory.EnumerateFiles(Path.Combine(root, project), "*.cs*", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/')).Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !Tables.Any(table => file.StartsWith(table, StringComparison.Ordinal)));

        Assert.Empty(files.SelectMany(file => File.ReadLines(Path.Combine(root, file)).Where(line => Twice().IsMatch(line)).Select(line => $"{file}: {line.Trim()}")));
    }

    [GeneratedRegex(@"\bEntryPoint\.(?!Unknown)\w+( or|.* \|\||.*\? .*:) .*\bEntryPoint\.(?!Unknown)\w+")]
    private static partial Regex Twice();

    private static string Docs(string page) => File.ReadAllText(Path.Combine(DocumentedLines.Root(), "docs", page));

    [Theory]
    [InlineData("SHORTLINK", EntryPoint.Link)]
    [InlineData("MESSENGER_CODE", EntryPoint.Code)]
    [InlineData("ADS", EntryPoint.Ad)]
    [InlineData("DISCOVER_TAB", EntryPoint.Unknown)]
    [InlineData("shortlink", EntryPoint.Unknown)]
    [InlineData(null, EntryPoint.Unknown)]
    public void A_referrals_source_names_the_way_in(string? source, EntryPoint expected) => Assert.Equal(expected, EntryPointRules.BySource(source));
}
