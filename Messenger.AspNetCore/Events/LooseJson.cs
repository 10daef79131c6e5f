using System.Text.Json;

namespace Messenger.AspNetCore.Events;

/// <summary>Reads members of JSON in which nothing is where, or what, it should be.</summary>
public static class LooseJson
{
    /// <summary>The member, unless it isn't there or null; of one that comes twice, the last counts.</summary>
    public static JsonElement? Member(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        JsonElement? found = null;
        foreach (var member in element.EnumerateObject())
        {
            if (IsNamed(member, name))
            {
                found = member.Value.ValueKind == JsonValueKind.Null ? null : member.Value;
            }
        }

        return found;
    }

    private static bool IsNamed(JsonProperty member, string name)
    {
        try
        {
            return member.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false; // A lone surrogate: no text can be that.
        }
    }

    /// <summary>The member's text or number; null for anything else.</summary>
    public static string? Text(this JsonElement element, string name)
    {
        try
        {
            return element.Member(name) is not { } member ? null
                : member.ValueKind == JsonValueKind.String ? member.GetString()
                : member.ValueKind == JsonValueKind.Number ? member.GetRawText()
                : null;
        }
        catch (InvalidOperationException)
        {
            return null; // A lone surrogate: no text can hold it.
        }
    }
}
