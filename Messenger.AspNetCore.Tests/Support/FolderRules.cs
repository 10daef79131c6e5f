using System.Reflection;
using System.Text.RegularExpressions;
using NetArchTest.Rules;

namespace Messenger.AspNetCore.Tests.Support;

/// <summary>Which folder of a project may use which: each only such as stand before it, so that no two ever use each other.</summary>
/// <param name="assembly">The project's.</param>
/// <param name="root">The namespace that its folders' begin with.</param>
/// <param name="folders">Each folder, and the folders that it uses.</param>
internal sealed class FolderRules(Assembly assembly, string root, IReadOnlyList<(string Folder, string[] Uses)> folders)
{
    private readonly Types _types = Types.InAssembly(assembly);

    /// <summary>Fails the test with a sentence for each thing that isn't as the rules say.</summary>
    public void Check()
    {
        var faults = Missing().Concat(Upwards()).Concat(folders.SelectMany(Forbidden)).Concat(folders.SelectMany(Unused)).ToList();
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private IEnumerable<string> Missing() => assembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith(root + '.', StringComparison.Ordinal) is true)
        .Select(type => type.Namespace![(root.Length + 1)..].Split('.')[0])
        .Distinct().Except(folders.Select(f => f.Folder))
        .Select(folder => $"The folder {folder} has no rule: say here which folders it may use.");

    private IEnumerable<string> Upwards() => folders.SelectMany(
        (one, place) => one.Uses.Where(used => !folders.Take(place).Any(f => f.Folder == used)).Select(used => $"{one.Folder} may not use {used}, which stands behind it or isn't there."));

    private IEnumerable<string> Forbidden((string Folder, string[] Uses) one) => folders
        .Where(other => other.Folder != one.Folder && !one.Uses.Contains(other.Folder))
        .SelectMany(other => Users(one.Folder, other.Folder).Select(user => $"{user} uses the folder {other.Folder}. {one.Folder} may use: {string.Join(", ", one.Uses)}."));

    private IEnumerable<string> Unused((string Folder, string[] Uses) one) => one.Uses
        .Where(used => !Users(one.Folder, used).Any()).Select(used => $"{one.Folder} doesn't use {used} any more: take it off the list.");

    private IEnumerable<string> Users(string folder, string used) => _types
        .That().ResideInNamespaceMatching($@"^{Regex.Escape(root)}\.{folder}(\.|$)") // Not Login where Log is meant.
        .Should().NotHaveDependencyOnAny($"{root}.{used}").GetResult().FailingTypes.Select(type => type.FullName);
}
