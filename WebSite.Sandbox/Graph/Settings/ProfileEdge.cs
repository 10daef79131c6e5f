using System.Text.Json.Nodes;

namespace WebSite.Sandbox.Graph.Settings;

/// <summary><c>me/messenger_profile</c>. <c>docs/platform.md</c>, Ice breakers and menu.</summary>
internal static class ProfileEdge
{
    private const int MostCalls = 10;

    private static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    public static GraphAnswer Get(GraphRequest request) => (WhyTooOften(request) ?? WhyNotFields(request)) is { } wrong ? wrong : Read(request, Fields(request));

    public static GraphAnswer Set(GraphRequest request)
    {
        if ((WhyTooOften(request) ?? ProfileRules.WhyNot(request)) is { } wrong)
        {
            return wrong;
        }

        foreach (var (name, value) in request.Parameters)
        {
            request.World.Profile.Set(name, value!);
        }

        return Done;
    }

    public static GraphAnswer Delete(GraphRequest request)
    {
        if ((WhyTooOften(request) ?? WhyNotFields(request) ?? ProfileRules.WhyNotDeleted(Fields(request), request.World)) is { } wrong)
        {
            return wrong;
        }

        Array.ForEach(Fields(request), request.World.Profile.Remove);
        return Done;
    }

    /// <summary>The properties that are set, of those asked for.</summary>
    public static JsonObject Read(GraphRequest request, IReadOnlyCollection<string> fields)
    {
        var asked = new JsonObject(request.World.Profile.All.Where(pair => fields.Contains(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        return new() { ["data"] = asked.Count > 0 ? new JsonArray(asked) : [] };
    }

    private static JsonObject Done => new() { ["result"] = "success" };

    private static GraphError? WhyTooOften(GraphRequest request) =>
        CallRate.Count(request.World, "me/messenger_profile", Within) >= MostCalls ? GraphErrors.TooManyCalls : null;

    private static GraphError? WhyNotFields(GraphRequest request) =>
        Fields(request) is [] ? request["fields"].Missing
        : Fields(request).FirstOrDefault(field => !ProfileRules.Names.Contains(field)) is not null ? request["fields"].Wrong($"one of {{{string.Join(", ", ProfileRules.Names)}}}")
        : null;

    // A list, or names with commas between.
    private static string[] Fields(GraphRequest request) =>
        request["fields"] is { Node: JsonArray } list
            ? [.. list.Items.Select(item => item.Text ?? "")]
            : request["fields"].Text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
