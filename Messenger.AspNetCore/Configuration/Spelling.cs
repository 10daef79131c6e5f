namespace Messenger.AspNetCore.Configuration;

/// <summary>Finds the name that somebody meant.</summary>
internal static class Spelling
{
    /// <summary>The nearest of the names; null when none is near: more than two letters off, or a third of the word.</summary>
    public static string? Nearest(string name, IEnumerable<string> names) =>
        names.Select(one => (Name: one, Distance: Distance(name.ToUpperInvariant(), one.ToUpperInvariant())))
            .Where(one => one.Distance <= Math.Max(1, Math.Min(2, one.Name.Length / 3)) || IsLonger(name, one.Name))
            .OrderBy(one => one.Distance).Select(one => one.Name).FirstOrDefault();

    // "Event" for "Events" is one letter off; "MostADayAtAll" for "MostADay" is many, and yet it begins the same.
    private static bool IsLonger(string name, string known) =>
        Math.Min(name.Length, known.Length) >= 5 && (name.StartsWith(known, StringComparison.OrdinalIgnoreCase) || known.StartsWith(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>How many letters have to be put in, left out or changed.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var before = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                (before, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, before + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[b.Length];
    }
}
