using System.Globalization;

namespace WebSite.Pages.Dashboard.Lists;

/// <summary>A place in a list: the row that it goes on behind.</summary>
/// <param name="At">What the list is sorted by: a time in milliseconds since 1970, or a value; 0 where it is sorted by the id alone, or by a text.</param>
/// <param name="Id">The row's id.</param>
/// <param name="Text">What the list is sorted by, where that is a text.</param>
public readonly record struct ListMark(long At, long Id, string? Text = null)
{
    private const char Closed = '~';

    private static readonly long LastMoment = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary><see cref="At"/> as a time.</summary>
    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeMilliseconds(At);

    /// <summary>Milliseconds since 1970 as a time; null when they are none.</summary>
    public static DateTimeOffset? TimeOf(long milliseconds) => milliseconds >= 0 && milliseconds <= LastMoment ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    /// <summary>Reads what an address has; null when it is none.</summary>
    /// <param name="text">It.</param>
    /// <param name="seal">Opens what isn't to be read in addresses.</param>
    public static ListMark? Read(string? text, FilterSeal seal)
    {
        ArgumentNullException.ThrowIfNull(seal);
        return text?.Split(Closed, 2) is [var which, var closed]
            ? Number(which) is { } id && seal.Open(closed) is { } name ? new(0, id, name) : null
            : text?.Split('-') is [var at, var its] && Number(at) is { } time && time <= LastMoment && Number(its) is { } number ? new(time, number) : null;
    }

    /// <summary>As it stands in an address: a text, which may be a name, closed.</summary>
    public string Write(FilterSeal seal)
    {
        ArgumentNullException.ThrowIfNull(seal);
        return Text is null ? string.Create(CultureInfo.InvariantCulture, $"{At}-{Id}") : string.Create(CultureInfo.InvariantCulture, $"{Id}{Closed}{seal.Close(Text)}");
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
