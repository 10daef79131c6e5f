using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using WebSite.Language;

namespace WebSite.SetUp;

/// <summary>Findings, written for a terminal or for a program.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>A word for an outcome.</summary>
    public static string Word(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Good => "Good",
        CheckOutcome.Warning => "Warning",
        CheckOutcome.Wrong => "Wrong",
        CheckOutcome.CannotTell => "Can't tell",
        _ => "Not checked",
    };

    /// <summary>How many of what, the worst first: <c>1 wrong, 2 warnings, 3 can't be told, 18 good</c>.</summary>
    public static string Sum(SetUpReport report)
    {
        var count = report.Findings.CountBy(finding => finding.Verdict.Outcome).ToDictionary();
        var (warnings, other) = (count.GetValueOrDefault(CheckOutcome.Warning), count.GetValueOrDefault(CheckOutcome.CannotTell));
        string?[] parts =
        [
            count.TryGetValue(CheckOutcome.Wrong, out var wrong) ? $"{wrong} wrong" : null,
            warnings > 0 ? Spell.Count(warnings, "warning") : null,
            other > 0 ? $"{other} can't be told" : null,
            count.TryGetValue(CheckOutcome.NotChecked, out var not) ? $"{not} not checked" : null,
            $"{count.GetValueOrDefault(CheckOutcome.Good)} good",
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    public static string Text(SetUpReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Set-up of {report.Origin?.GetLeftPart(UriPartial.Authority) ?? "a shop whose address isn't known"}");
        foreach (var group in report.Groups)
        {
            text.AppendLine().AppendLine(group.Name);
            foreach (var finding in group.Findings)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {Word(finding.Verdict.Outcome),-11}  {finding.Title}: {finding.Verdict.Found}");
                if (finding.Verdict.Outcome is CheckOutcome.Wrong or CheckOutcome.Warning)
                {
                    text.AppendLine(CultureInfo.InvariantCulture, $"               Why it matters: {finding.Why}");
                }

                if (finding.Verdict.ToDo is { } toDo)
                {
                    text.AppendLine(CultureInfo.InvariantCulture, $"               What to do: {toDo}");
                }

                if (finding.Verdict.Mend is { } mend)
                {
                    text.AppendLine(CultureInfo.InvariantCulture, $"               The dashboard has a button for it, under Set-up: {mend.Label}");
                }
            }
        }

        return text.AppendLine().Append(Sum(report)).ToString();
    }

    public static string Json(SetUpReport report)
    {
        var checks = report.Groups.SelectMany(group => group.Findings.Select(finding => new
        {
            finding.Id,
            Group = group.Name,
            finding.Title,
            finding.Verdict.Outcome,
            finding.Verdict.Found,
            finding.Why,
            finding.Verdict.ToDo,
            Mend = finding.Verdict.Mend?.Label,
        })).ToList();
        return JsonSerializer.Serialize(
            new { Origin = report.Origin?.GetLeftPart(UriPartial.Authority), IsWrong = checks.Any(check => check.Outcome == CheckOutcome.Wrong), Checks = checks }, Plain);
    }
}
