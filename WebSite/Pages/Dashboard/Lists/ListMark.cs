using System.Globalization;

namespace WebSite.Pages.Dashboard.Lists;

/// <summary>A place in a list: the row that it goes on behind.</summary>
/// <param name="At">The time that the list is sorted by, in milliseconds since 1970; 0 where it is sorted by the id alone.</param>
/// <param name="Id">The row's id.</param>
public readonly record struct ListMark(long At, long Id)
{
    private static readonly long LastMoment = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary><see cref="At"/> as a time.</summary>
    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeMilliseconds(At);

    /// <summary>Milliseconds since 1970 as a time; null when they are none.</summary>
    public static DateTimeOffset? TimeOf(long milliseconds) => milliseconds >= 0 && milliseconds <= LastMoment ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    /// <summary>Reads what an address has; null when it is none.</summary>
    public static ListMark? Read(string? text) =>
        text?.Split('-') is [var at, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var time) && time <= LastMoment
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(time, number) : null;

    /// <summary>As it stands in an address.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At}-{Id}");
}
