namespace WebSite.Sandbox.Control;

/// <summary>One of an enumeration's names in a query, whatever the case.</summary>
internal static class Choice
{
    /// <summary>Null where nothing was said.</summary>
    /// <exception cref="BadHttpRequestException">It is none of the names.</exception>
    public static T? Of<T>(string? text)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        // A digit would parse as well, and mean nothing to a reader.
        if (Enum.TryParse<T>(text, ignoreCase: true, out var value) && char.IsAsciiLetter(text[0]))
        {
            return value;
        }

        var names = string.Join(", ", Enum.GetNames<T>().Select(name => char.ToLowerInvariant(name[0]) + name[1..]));
        throw new BadHttpRequestException($"\"{text}\" is not one of {names}.");
    }
}
