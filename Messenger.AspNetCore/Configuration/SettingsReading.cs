using System.Reflection;

namespace Messenger.AspNetCore.Configuration;

/// <summary>
/// Reads all settings and says everything that is wrong with them, a sentence each: names that nobody knows, values that can't be read, and what the
/// sections' own checks say of the rest.
/// </summary>
public sealed class SettingsReading
{
    private readonly IReadOnlyList<SettingsSection> _sections;
    private readonly SettingNames _names;
    private readonly List<string> _faults = [];
    private readonly HashSet<string> _unreadable = new(StringComparer.OrdinalIgnoreCase);

    private SettingsReading(IReadOnlyList<SettingsSection> sections) => (_sections, _names) = (sections, new(sections));

    /// <summary>Everything that is wrong; empty when nothing is.</summary>
    /// <param name="services">The site's: its sections, and what their checks need.</param>
    public static IReadOnlyList<string> Faults(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var reading = new SettingsReading([.. services.GetServices<SettingsSection>()]);
        reading.Read(configuration);
        var readable = reading.Readable(configuration);
        return [.. reading._faults.Concat(reading._sections.SelectMany(section => section.Check(services, readable))).Distinct()];
    }

    private void Read(IConfiguration configuration)
    {
        foreach (var root in configuration.GetChildren())
        {
            if (_names.IsSection(root.Path))
            {
                Read(root);
            }
            else if (root.GetChildren().Any() && _names.NearSection(root.Key) is { } meant)
            {
                _faults.Add($"{root.Key} isn't a section of the settings. Did you mean {meant}?");
            }
        }
    }

    private void Read(IConfigurationSection section)
    {
        var classes = _sections.Where(one => one.Name.Equals(section.Path, StringComparison.OrdinalIgnoreCase)).Select(one => one.Options).ToList();
        foreach (var child in section.GetChildren())
        {
            if (_names.IsSection(child.Path))
            {
                Read(child);
            }
            else if (classes.Select(BoundSettings.ValuesOf).OfType<Type>().FirstOrDefault() is { } values)
            {
                Read(child, [values]);
            }
            else
            {
                ReadOne(child, classes);
            }
        }
    }

    private void Read(IConfigurationSection group, IReadOnlyList<Type> classes)
    {
        foreach (var child in group.GetChildren())
        {
            ReadOne(child, classes);
        }
    }

    private void ReadOne(IConfigurationSection setting, IReadOnlyList<Type> classes)
    {
        var known = classes.SelectMany(BoundSettings.Of).ToList();
        if (known.FirstOrDefault(one => one.Name.Equals(setting.Key, StringComparison.OrdinalIgnoreCase)) is not { } property)
        {
            _faults.Add(_names.Unknown(setting.Path, [.. known.Select(one => one.Name)]));
        }
        else if (BoundSettings.ListOf(property.PropertyType) is { } item)
        {
            ReadList(setting, item);
        }
        else
        {
            ReadValue(setting, property);
        }
    }

    private void ReadList(IConfigurationSection list, Type item)
    {
        var entries = list.GetChildren().ToList();
        if (entries.Count == 0 && !string.IsNullOrEmpty(list.Value))
        {
            _faults.Add($"{list.Path} is a list, and was given as one value. Set {list.Path.Replace(":", "__", StringComparison.Ordinal)}__0, or an array in the settings file.");
        }

        if (!BoundSettings.IsValue(item))
        {
            entries.ForEach(entry => Read(entry, [item]));
        }
    }

    private void ReadValue(IConfigurationSection setting, PropertyInfo property)
    {
        if (setting.GetChildren().Any())
        {
            _faults.Add($"{setting.Path} is one value, and was given as {(setting.GetChildren().First().Key == "0" ? "a list" : "a group")}.");
            _unreadable.Add(setting.Path);
        }
        else if (setting.Value is { } text && SettingValue.Fault(setting.Path, text, property.PropertyType) is { } fault)
        {
            _faults.Add(fault);
            _unreadable.Add(setting.Path);
        }
    }

    /// <summary>The settings without what can't be read, so that the rest can be checked all the same.</summary>
    private IConfiguration Readable(IConfiguration configuration)
    {
        if (_unreadable.Count == 0)
        {
            return configuration;
        }

        var readable = configuration.AsEnumerable().Where(one => !_unreadable.Any(key => (one.Key + ':').StartsWith(key + ':', StringComparison.OrdinalIgnoreCase))
            && (one.Value is not null || !configuration.GetSection(one.Key).GetChildren().Any()));
        return new ConfigurationBuilder().AddInMemoryCollection(readable).Build();
    }
}
