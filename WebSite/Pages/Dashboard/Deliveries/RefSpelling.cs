using System.Linq.Expressions;
using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Refs;

namespace WebSite.Pages.Dashboard.Deliveries;

/// <summary>How a ref may stand in an event's JSON.</summary>
internal static class RefSpelling
{
    /// <summary>What may follow a ref: its quotation mark, or what makes no other ref of it.</summary>
    private static readonly string[] Ends = ["\"", "=", " ", @"\u003d", @"\t", @"\n", @"\r"];

    /// <summary>
    /// Events that hold a ref: escaped as little as JSON asks, or as Facebook does it (slashes too, and everything that isn't ASCII), and ended by its
    /// quotation mark or by what makes no other ref of it. Case counts, so this is no LIKE: it becomes instr(), which has no wildcards to escape either.
    /// </summary>
    public static Expression<Func<WebhookEvent, bool>> Holds(string text)
    {
        var plain = RefText.Canonical(text).Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        var facebook = string.Concat(plain.Replace("/", @"\/", StringComparison.Ordinal).Select(c => c < 128 ? $"{c}" : $@"\u{(int)c:x4}"));
        string[] starts = [$"\"ref\":\"{plain}", $"\"ref\":\"{facebook}", $"\"ref\": \"{plain}", $"\"ref\": \"{facebook}"];
        List<string> spellings = [.. starts.Distinct().SelectMany(start => Ends.Select(end => start + end))];
        return e => spellings.Any(s => e.Raw.Contains(s));
    }
}
