using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WebSite.Tests.Support.Schema;

/// <summary>What the code's comments say of a setting: the compiler puts them beside the assembly.</summary>
internal sealed partial class XmlComments
{
    private readonly Dictionary<string, XElement> _summaries = [];

    public XmlComments(params Assembly[] assemblies)
    {
        foreach (var member in assemblies.SelectMany(assembly => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")))
        {
            _summaries[member.Attribute("name")!.Value] = member.Element("summary") ?? new XElement("summary");
        }
    }

    /// <summary>The summary, in plain words.</summary>
    public string Of(MemberInfo member)
    {
        var name = member is Type type ? $"T:{type.FullName}" : $"P:{member.DeclaringType!.FullName}.{member.Name}";
        return _summaries.TryGetValue(name, out var summary) ? Plain(summary) : "";
    }

    private static string Plain(XElement summary) => Spaces().Replace(string.Concat(summary.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => see.Attribute("cref")!.Value.Split('.', ':')[^1],
        XElement other => other.Value,
        _ => "",
    })), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
