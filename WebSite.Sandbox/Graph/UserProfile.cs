using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph;

/// <summary><c>GET {psid}</c>: the User Profile API. <c>docs/platform.md</c>, Profiles.</summary>
internal static class UserProfile
{
    private static readonly string[] First = ["first_name", "last_name", "profile_pic", "locale", "timezone", "gender"];

    private static readonly string[] Later = ["id", "name", "first_name", "last_name", "profile_pic"];

    private static readonly string[] All = [.. First.Union(Later)];

    // Gone with version 3.1. Nobody here pays, and nobody's ad is remembered.
    private static readonly string[] Gone = ["is_payment_enabled", "last_ad_referral"];

    public static GraphAnswer Get(GraphRequest request)
    {
        var world = request.World;
        if (world.People.Find(request.Path.Node) is not { } person)
        {
            return GraphErrors.Unsupported(request.Method, request.Path.Node);
        }

        // Before the thread is open the person is anonymous: nothing at first, an error later.
        if (!world.Threads.With(person).IsKnown)
        {
            return request.IsBefore(3, 1) ? new JsonObject() : GraphError.Parameter("No profile available for this user.", 2018218);
        }

        if (!world.Settings.App.IsForEverybody && !person.HasRole)
        {
            return GraphError.Parameter("Insufficient permission to access user profile.", 2018247);
        }

        var fields = request["fields"].Text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            ?? (request.IsBefore(3, 1) ? First : Later);
        return fields.FirstOrDefault(field => !All.Contains(field) && !(request.IsBefore(3, 1) && Gone.Contains(field))) is { } unknown ? GraphErrors.NoField(unknown, "User") : Write(request, person, fields);
    }

    private static JsonObject Write(GraphRequest request, Person person, IEnumerable<string> fields)
    {
        var profile = new JsonObject();
        foreach (var field in fields.Append("id").Distinct())
        {
            if (Value(request, person, field) is { } value)
            {
                profile[field] = value;
            }
        }

        return profile;
    }

    private static JsonNode? Value(GraphRequest request, Person person, string field) => field switch
    {
        "id" => person.Id,
        "name" => person.Name,
        "first_name" => person.FirstName,
        "last_name" => person.LastName,
        "profile_pic" => new Uri(request.Origin, ProfilePhoto.UrlOf(person, request.World)).AbsoluteUri,
        "locale" => person.Locale,
        "timezone" => person.Timezone,
        "gender" => person.Gender,
        "is_payment_enabled" => false,
        _ => null,
    };
}
