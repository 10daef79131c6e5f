using System.Text.RegularExpressions;

namespace WebSite.Texts;

/// <summary>
/// The text of one of Facebook's own templates as this site's templates have it. Facebook numbers the parameters and gives samples, and doesn't say what they
/// stand for: what can't be told stays as its sample, in square brackets.
/// </summary>
/// <param name="Body">With this site's parameters in braces.</param>
/// <param name="Unknown">What stands in square brackets, each once.</param>
public sealed partial record LibraryText(string Body, IReadOnlyList<string> Unknown)
{
    /// <summary>Reads one.</summary>
    /// <param name="body">As Facebook has it.</param>
    /// <param name="samples">Of its parameters, in their order.</param>
    public static LibraryText Read(string body, IReadOnlyList<string> samples)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(samples);
        List<string> unknown = [];
        var place = 0;
        var text = Braces().Replace(body, match =>
        {
            var sample = int.TryParse(match.Groups[1].Value, out var number) && number >= 1 && number <= samples.Count ? samples[number - 1] : match.Groups[1].Value;
            var isGreeting = place++ == 0 && body[(match.Index + match.Length)..] is [',' or '!', ..];
            if (isGreeting || OrderNumber().IsMatch(sample))
            {
                return isGreeting ? "{first_name}" : "{order}";
            }

            unknown.Add($"[{sample}]");
            return unknown[^1];
        });
        return new(text, [.. unknown.Distinct()]);
    }

    [GeneratedRegex(@"\{\{ *([a-z0-9_]+) *\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();

    [GeneratedRegex("^#?([A-Z]{1,4}-?)?[0-9]{3,}$", RegexOptions.CultureInvariant)]
    private static partial Regex OrderNumber();
}
