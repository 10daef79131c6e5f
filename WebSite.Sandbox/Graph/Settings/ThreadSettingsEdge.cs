using System.Text.Json.Nodes;
using WebSite.Sandbox.Graph.Sending;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph.Settings;

/// <summary><c>me/thread_settings</c>: what the Messenger Profile was until 2017. It sets the same properties.</summary>
internal static class ThreadSettingsEdge
{
    private const string Actions = "call_to_actions";

    private static readonly string[] Types = ["greeting", Actions, "domain_whitelisting", "account_linking"];

    public static GraphAnswer Get(GraphRequest request) => ProfileEdge.Read(request, request["fields"].Text?.Split(',') ?? [.. ProfileRules.Names]);

    public static GraphAnswer Set(GraphRequest request)
    {
        if (WhyNot(request) is { } wrong)
        {
            return wrong;
        }

        var profile = request.World.Profile;
        switch (request["setting_type"].Text)
        {
            case "greeting":
                profile.Set("greeting", new JsonArray(new JsonObject { ["locale"] = "default", ["text"] = request["greeting"]["text"].Text }));
                return Done("Successfully updated greeting");
            case "account_linking":
                profile.Set("account_linking_url", request["account_linking_url"].Node!);
                return Done("Successfully added account_linking_url");
            case "domain_whitelisting":
                SetDomains(request);
                return Done("Successfully updated whitelisted domains");
            default:
                return SetActions(request);
        }
    }

    public static GraphAnswer Delete(GraphRequest request)
    {
        if (request["setting_type"].NeedOneOf(Types) is { } wrong)
        {
            return wrong;
        }

        var name = request["setting_type"].Text switch
        {
            "greeting" => "greeting",
            "account_linking" => "account_linking_url",
            "domain_whitelisting" => MessengerProfile.Domains,
            _ => IsNew(request) ? MessengerProfile.GetStarted : "persistent_menu",
        };
        if (ProfileRules.WhyNotDeleted([name], request.World) is { } needed)
        {
            return needed;
        }

        request.World.Profile.Remove(name);
        return Done(name is MessengerProfile.GetStarted or "persistent_menu" ? $"Successfully deleted all {request["thread_state"].Text}'s CTAs" : $"Successfully deleted {name}");
    }

    private static GraphError? WhyNot(GraphRequest request) => request["setting_type"].NeedOneOf(Types) ?? request["setting_type"].Text switch
    {
        "greeting" => request["greeting"].NeedObject() ?? request["greeting"]["text"].NeedText(ProfileRules.LongestGreeting),
        "account_linking" => request["account_linking_url"].NeedUrl(),
        "domain_whitelisting" => request["domain_action_type"].NeedOneOf("add", "remove")
            ?? request[MessengerProfile.Domains].NeedList(1, ProfileRules.MostDomains, ProfileRules.WhyNotDomain)
            ?? (DomainsAfter(request).Count > ProfileRules.MostDomains ? request[MessengerProfile.Domains].Wrong($"an array of at most {ProfileRules.MostDomains} elements") : null),
        _ => request["thread_state"].NeedOneOf("new_thread", "existing_thread")
            ?? request[Actions].NeedList(1, IsNew(request) ? 1 : 5, each => IsNew(request) ? each["payload"].NeedText(ButtonRules.LongestPayload) : ButtonRules.WhyNot(each)),
    };

    private static bool IsNew(GraphRequest request) => request["thread_state"].Text == "new_thread";

    private static List<string> DomainsAfter(GraphRequest request)
    {
        var named = request[MessengerProfile.Domains].Items.Select(each => each.Text!.TrimEnd('/'));
        var now = request.World.Profile.WhitelistedDomains;
        return [.. request["domain_action_type"].Text == "add" ? now.Union(named) : now.Except(named)];
    }

    private static void SetDomains(GraphRequest request)
    {
        if (DomainsAfter(request) is { Count: > 0 } left)
        {
            request.World.Profile.Set(MessengerProfile.Domains, new JsonArray([.. left.Select(each => (JsonNode)each)]));
        }
        else
        {
            request.World.Profile.Remove(MessengerProfile.Domains);
        }
    }

    private static JsonObject SetActions(GraphRequest request)
    {
        var actions = request[Actions].Node!;
        if (IsNew(request))
        {
            request.World.Profile.Set(MessengerProfile.GetStarted, new JsonObject { ["payload"] = request[Actions].Items[0]["payload"].Text });
        }
        else
        {
            request.World.Profile.Set("persistent_menu", new JsonArray(new JsonObject { ["locale"] = "default", [Actions] = actions.DeepClone() }));
        }

        return Done($"Successfully added {request["thread_state"].Text}'s CTAs");
    }

    private static JsonObject Done(string result) => new() { ["result"] = result };
}
