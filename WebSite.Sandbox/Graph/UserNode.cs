using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph;

/// <summary><c>GET me</c> and <c>me/permissions</c> with the token of somebody who logged in.</summary>
internal static class UserNode
{
    /// <summary>How operations are called that need such a token.</summary>
    public const string Name = "{user}";

    /// <summary>By which the Page may write once.</summary>
    public const string Contact = "user_messenger_contact";

    public static GraphAnswer Get(GraphRequest request)
    {
        var person = request.World.Logins.PersonOf(request.Token)!;
        var answer = new JsonObject();
        foreach (var field in (request["fields"].Text ?? "id,name").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            switch (field)
            {
                case "id":
                    break;
                case "name":
                    answer[field] = person.Name;
                    break;
                default:
                    return GraphErrors.NoField(field, "User");
            }
        }

        answer["id"] = LoginIds.AppScoped(person, request.World);
        return answer;
    }

    public static GraphAnswer Permissions(GraphRequest request)
    {
        var rows = new JsonArray(Row("public_profile", true));
        if (request.World.Logins.AnswerOf(request.World.Logins.PersonOf(request.Token)!) is { } mayWrite)
        {
            rows.Add(Row(Contact, mayWrite));
        }

        return new JsonObject { ["data"] = rows };
    }

    private static JsonObject Row(string permission, bool isGranted) => new() { ["permission"] = permission, ["status"] = isGranted ? "granted" : "declined" };
}
