namespace Messenger.AspNetCore.Configuration;

/// <summary>The names that settings have, and which of them somebody may have meant.</summary>
internal sealed class SettingNames(IReadOnlyList<SettingsSection> sections)
{
    /// <summary>Whether it is a section, or has one below it.</summary>
    public bool IsSection(string path) => sections.Any(one => (one.Name + ':').StartsWith(path + ':', StringComparison.OrdinalIgnoreCase));

    /// <summary>The section that a name at the top is nearly; null when it is somebody else's.</summary>
    public string? NearSection(string name) => Spelling.Nearest(name, sections.Select(one => one.Name.Split(':')[0]).Distinct());

    /// <summary>A sentence about a setting that nobody knows.</summary>
    /// <param name="path">Its whole name.</param>
    /// <param name="siblings">Those that there are in its section.</param>
    public string Unknown(string path, IReadOnlyList<string> siblings)
    {
        var end = path.LastIndexOf(':');
        var (section, name) = (path[..end], path[(end + 1)..]);
        var below = sections.Where(one => one.Name.StartsWith(section + ':', StringComparison.OrdinalIgnoreCase)).Select(one => one.Name[(section.Length + 1)..].Split(':')[0]);
        IReadOnlyList<string> known = [.. siblings.Concat(below).Distinct()];
        var meant = Spelling.Nearest(name, known) is { } near ? $"{section}:{near}" : Elsewhere(name);
        return meant is not null ? $"{path} isn't a setting. Did you mean {meant}?" : $"{path} isn't a setting. {section} has: {string.Join(", ", known)}.";
    }

    /// <summary>A setting of that very name in another section.</summary>
    private string? Elsewhere(string name) =>
        sections.Where(one => BoundSettings.ValuesOf(one.Options) is null)
            .SelectMany(one => BoundSettings.Of(one.Options).Select(property => (one.Name, Setting: property.Name)))
            .Where(one => one.Setting.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(one => $"{one.Name}:{one.Setting}").FirstOrDefault();
}
