using System.Text.Json;

namespace WebSite.Messenger;

/// <summary>Reads the platform's JSON as it comes: nothing in it is where, or what, it should be.</summary>
internal static class PlatformJson
{
    /// <summary>The member of that name, the last one if there are several; null for anything but an object that has it.</summary>
    public static JsonElement? Field(JsonElement? element, string name)
    {
        if (element is not { ValueKind: JsonValueKind.Object } owner)
        {
            return null;
        }

        try
        {
            return owner.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // A member beside it has a name that is no Unicode text, which the fast way stumbles over.
            return owner.EnumerateObject().Where(property => Name(property) == name).Select(property => (JsonElement?)property.Value).LastOrDefault();
        }
    }

    /// <summary>A member's name; null for one that no Unicode text can be.</summary>
    public static string? Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A text or the digits of a number; null for anything else, and for a text that no Unicode text can be (a lone surrogate).</summary>
    public static string? Text(JsonElement? element)
    {
        try
        {
            return element?.ValueKind switch
            {
                JsonValueKind.String => element.Value.GetString(),
                JsonValueKind.Number => element.Value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
