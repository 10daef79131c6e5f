using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Messenger.AspNetCore.Configuration;

namespace WebSite.Tests.Support.Schema;

/// <summary>How a setting's type, rules and default are said in a JSON schema.</summary>
internal static class SchemaType
{
    private const string Time = @"^-?([0-9]+|([0-9]+\.)?[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?)$";

    /// <summary>The type.</summary>
    public static JsonObject Of(Type type) =>
        type == typeof(int) ? new() { ["type"] = "integer" }
        : type == typeof(bool) ? new() { ["type"] = "boolean" }
        : type == typeof(TimeSpan) ? new() { ["type"] = "string", ["pattern"] = Time }
        : type.IsEnum ? new() { ["type"] = "string", ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(name => JsonValue.Create(name))]) }
        : type == typeof(string) ? new() { ["type"] = "string" }
        : throw new NotSupportedException($"A setting of the type {type}: say here how a JSON schema writes it.");

    /// <summary>What the rule allows, as far as a schema can say it.</summary>
    public static void Limit(JsonObject schema, SettingRuleAttribute rule)
    {
        switch (rule)
        {
            case WholeNumberAttribute number:
                (schema["minimum"], schema["maximum"]) = (number.Least, number.Most);
                break;
            case OneOfAttribute oneOf:
                schema["enum"] = new JsonArray([.. oneOf.Values.Select(value => value is int number ? JsonValue.Create(number) : JsonValue.Create(value.ToString()))]);
                break;
            case AtMostCharactersAttribute text:
                schema["maxLength"] = text.Most;
                break;
            case LooksLikeAttribute form:
                schema["pattern"] = form.MayBeEmpty ? $"^$|{form.Pattern}" : form.Pattern;
                break;
            case HttpAddressAttribute:
                schema["pattern"] = "^https?://";
                break;
            case RequiredSettingAttribute or DurationAttribute:
                break; // In words: secrets belong into the environment, and times are texts.
            default:
                throw new NotSupportedException($"The rule {rule.GetType().Name}: say here how a JSON schema writes it.");
        }
    }

    /// <summary>What only words can say.</summary>
    public static string Words(SettingRuleAttribute rule) => rule switch
    {
        RequiredSettingAttribute => "Required; the environment may have it instead.",
        DurationAttribute { Zero: { } zero } time => $"{time.Least} to {time.Most}, or 0: {zero}.",
        DurationAttribute time => $"{time.Least} to {time.Most}.",
        _ => "",
    };

    /// <summary>The default; null where there is none.</summary>
    public static JsonNode? Default(PropertyInfo property) => property.GetValue(Activator.CreateInstance(property.DeclaringType!)) switch
    {
        int number => number,
        bool flag => flag,
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        Enum value => value.ToString(),
        string { Length: > 0 } text => text,
        _ => null,
    };
}
