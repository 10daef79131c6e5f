using System.Text.Json.Nodes;
using WebSite.Sandbox.Messenger;

namespace WebSite.Sandbox.Graph;

/// <summary><c>GET me</c> and account linking, which hangs on it. <c>docs/platform.md</c>, Profiles.</summary>
internal static class PageNode
{
    public static GraphAnswer Get(GraphRequest request)
    {
        var world = request.World;
        var answer = new JsonObject();
        foreach (var field in (request["fields"].Text ?? "name").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            switch (field)
            {
                case "id":
                    break;
                case "name":
                    answer[field] = world.PageName;
                    break;
                case "username":
                    answer[field] = world.Options.PageUsername;
                    break;
                case "is_published":
                    answer[field] = world.Settings.Page.IsPublished;
                    break;
                case "location":
                    answer[field] = world.Settings.Page.HasUsAddress
                        ? new JsonObject { ["city"] = "Portland", ["country"] = "United States", ["country_code"] = "US" }
                        : new JsonObject { ["city"] = "Turku", ["country"] = "Finland", ["country_code"] = "FI" };
                    break;
                case "recipient" when AccountLink.PersonOf(request["account_linking_token"].Text, world) is { } person:
                    answer[field] = person.Id;
                    break;
                case "recipient":
                    return new GraphError(10303, "Invalid account_linking_token");
                default:
                    return GraphErrors.NoField(field, "Page");
            }
        }

        answer["id"] = world.Options.PageId;
        return answer;
    }

    /// <summary><c>POST me/unlink_accounts</c>; the webhook hears of it.</summary>
    public static GraphAnswer Unlink(GraphRequest request)
    {
        var psid = request["psid"];
        if (psid.NeedText() is { } missing)
        {
            return missing;
        }

        if (request.World.People.Find(psid.Text) is not { } person)
        {
            return GraphError.Parameter("No matching user found", 2018001);
        }

        request.World.Wire.Trigger(person, "account_linking", new() { ["account_linking"] = new JsonObject { ["status"] = "unlinked" } });
        return new JsonObject { ["result"] = "unlink account success" };
    }
}
