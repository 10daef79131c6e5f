using System.Text;
using System.Text.Json;

namespace Messenger.AspNetCore.Events;

/// <summary>
/// Walks through the platform's JSON as it comes, in one pass over its bytes: nothing in it is where, or what, it should be.
/// Every method leaves the reader on the last token of what it has read.
/// </summary>
internal static class PlatformJson
{
    /// <summary>Goes into the value that follows, if it is an object; steps over anything else.</summary>
    public static bool EntersObject(ref Utf8JsonReader reader) => Enters(ref reader, JsonTokenType.StartObject);

    /// <summary>Goes into the value that follows, if it is a list; steps over anything else.</summary>
    public static bool EntersArray(ref Utf8JsonReader reader) => Enters(ref reader, JsonTokenType.StartArray);

    /// <summary>Goes to the next member of the object that the reader is in; false at its end.</summary>
    public static bool NextMember(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Whether the member that the reader is on has this name.</summary>
    public static bool IsNamed(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.ValueIsEscaped ? EscapedName.Is(reader.ValueSpan, name) : reader.ValueTextEquals(name);

    /// <summary>An id or a name, cut to what any column and message holds: genuine ones have some twenty characters.</summary>
    public static string? NextId(ref Utf8JsonReader reader) => NextText(ref reader) is { } text ? text.Length <= LongestId ? text : text[..LongestId] : null;

    private const int LongestId = 256;

    /// <summary>The text that follows, or the digits of the number; null for anything else, which is stepped over.</summary>
    public static string? NextText(ref Utf8JsonReader reader)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return Current(ref reader);
            case JsonTokenType.Number:
                return Encoding.ASCII.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>Steps over the value that follows.</summary>
    public static void SkipNext(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    /// <summary>The name or text that the reader is on; null for one that no Unicode text can be (a lone surrogate).</summary>
    public static string? Current(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool Enters(ref Utf8JsonReader reader, JsonTokenType start)
    {
        reader.Read();
        if (reader.TokenType == start)
        {
            return true;
        }

        reader.Skip();
        return false;
    }
}
