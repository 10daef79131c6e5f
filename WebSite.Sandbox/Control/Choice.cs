namespace WebSite.Sandbox.Control;

/// <summary>One of an enumeration's names in a query, whatever the case.</summary>
internal readonly record struct Choice<T>(T Value)
    where T : struct, Enum
{
    /// <exception cref="BadHttpRequestException">It is none of the names.</exception>
    public static bool TryParse(string text, out Choice<T> choice)
    {
        // A digit would parse as well, and mean nothing to a reader.
        if (!Enum.TryParse<T>(text, ignoreCase: true, out var value) || !char.IsAsciiLetter(text[0]))
        {
            var names = string.Join(", ", Enum.GetNames<T>().Select(name => char.ToLowerInvariant(name[0]) + name[1..]));
            throw new BadHttpRequestException($"\"{text}\" is not one of {names}.");
        }

        choice = new(value);
        return true;
    }
}
