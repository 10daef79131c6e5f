using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Messenger.AspNetCore.Configuration;
using WebSite.Model;

namespace WebSite.Tests.Support.Schema;

/// <summary>Makes <c>appsettings.schema.json</c> of the options' classes: their properties, their comments, and the rules that stand at them.</summary>
internal sealed class SettingsSchema(IEnumerable<SettingsSection> sections)
{
    private static readonly JsonSerializerOptions Spelling = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly XmlComments _comments = new([.. sections.Select(one => one.Options.Assembly).Distinct()]);

    /// <summary>The whole file.</summary>
    public string Text() => Whole().ToJsonString(Spelling) + "\n";

    private JsonObject Whole()
    {
        var properties = new JsonObject { ["$schema"] = new JsonObject { ["type"] = "string" } };
        foreach (var section in sections.OrderBy(one => one.Name, StringComparer.Ordinal).GroupBy(one => one.Name))
        {
            Put(properties, section.Key.Split(':'), [.. section.Select(one => one.Options)]);
        }

        return new()
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Settings of Messenger.Site",
            ["description"] = "Made of the code by bin/settings-schema. docs/settings.md says more.",
            ["type"] = "object",
            ["properties"] = properties,
        };
    }

    private void Put(JsonObject properties, string[] path, IReadOnlyList<Type> options)
    {
        if (path is [var outer, .. { Length: > 0 } inner])
        {
            var group = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = new JsonObject() };
            properties[outer] = group;
            Put((JsonObject)group["properties"]!, inner, options);
        }
        else
        {
            properties[path[0]] = Group(options);
        }
    }

    private JsonObject Group(IReadOnlyList<Type> options)
    {
        var properties = new JsonObject();
        if (BoundSettings.ValuesOf(options[0]) is { } values)
        {
            foreach (var name in PlacementNames.All)
            {
                properties[name] = Group([values]);
            }
        }
        else
        {
            foreach (var property in options.SelectMany(BoundSettings.Of))
            {
                properties.Add(property.Name, Property(property));
            }
        }

        return new()
        {
            ["type"] = "object",
            ["description"] = string.Join(" ", options.Select(one => _comments.Of(one))),
            ["additionalProperties"] = false,
            ["properties"] = properties,
        };
    }

    private JsonObject Property(PropertyInfo property)
    {
        var schema = BoundSettings.ListOf(property.PropertyType) is { } item
            ? new JsonObject { ["type"] = "array", ["items"] = BoundSettings.IsValue(item) ? SchemaType.Of(item) : Group([item]) }
            : SchemaType.Of(property.PropertyType);
        var rules = property.GetCustomAttributes<SettingRuleAttribute>().ToList();
        rules.ForEach(rule => SchemaType.Limit(schema, rule));
        schema["description"] = string.Join(" ", new[] { _comments.Of(property) }.Concat(rules.Select(SchemaType.Words)).Where(text => text.Length > 0));
        if (SchemaType.Default(property) is { } value)
        {
            schema["default"] = value;
        }

        return schema;
    }
}
