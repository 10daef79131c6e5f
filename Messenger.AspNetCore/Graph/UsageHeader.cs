using System.Text.Json;
using System.Text.Json.Nodes;

namespace Messenger.AspNetCore.Graph;

/// <summary>
/// The header <c>X-Business-Use-Case-Usage</c>: by business, how much of the allowed calls is used, and in how many <em>minutes</em> there may be
/// others. Source: <c>docs/platform.md</c>, Errors.
/// </summary>
internal static class UsageHeader
{
    private const string Name = "X-Business-Use-Case-Usage";

    /// <summary>Longer than a day is no answer of Facebook's: nothing would go out until a merchant looks.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromDays(1);

    /// <summary>The longest wait that it names; null when it names none, or can't be read.</summary>
    public static TimeSpan? Wait(HttpResponseMessage response)
    {
        var minutes = !response.Headers.TryGetValues(Name, out var values) ? 0 : values.SelectMany(Minutes).DefaultIfEmpty().Max();
        return minutes <= 0 ? null : minutes >= Most.TotalMinutes ? Most : TimeSpan.FromMinutes(minutes);
    }

    /// <summary>The longer of two waits.</summary>
    public static TimeSpan? Longer(TimeSpan? one, TimeSpan? other) => one > other || other is null ? one : other;

    private static IEnumerable<double> Minutes(string text) =>
        Parse(text) is { } businesses
            ? businesses.Select(business => business.Value).OfType<JsonArray>().SelectMany(uses => uses).OfType<JsonObject>()
                .Select(use => use["estimated_time_to_regain_access"] is JsonValue value && value.TryGetValue<double>(out var minutes) ? minutes : 0)
            : [];

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null; // Not Facebook's: its own back-off counts.
        }
    }
}
