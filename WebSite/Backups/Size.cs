using System.Globalization;

namespace WebSite.Backups;

/// <summary>Bytes in words.</summary>
internal static class Size
{
    /// <summary>In the unit that leaves a number people can read: <c>3.2 MB</c>.</summary>
    public static string Of(long bytes) => bytes switch
    {
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / 1_000.0):0} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000_000.0:0.#} GB"),
    };
}
