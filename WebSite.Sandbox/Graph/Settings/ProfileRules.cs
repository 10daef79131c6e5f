using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WebSite.Sandbox.Graph.Sending;
using WebSite.Sandbox.Rules;
using WebSite.Sandbox.State;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Graph.Settings;

/// <summary>What the properties of the Messenger Profile may hold.</summary>
internal static class ProfileRules
{
    public const int MostDomains = 50;

    public const int LongestGreeting = 160;

    private const string Menu = "persistent_menu";

    private const string Breakers = "ice_breakers";

    private static readonly Dictionary<string, Func<Param, GraphError?>> Rules = new()
    {
        [MessengerProfile.GetStarted] = started => started.NeedObject() ?? started["payload"].NeedText(ButtonRules.LongestPayload),
        ["greeting"] = greeting => greeting.NeedList(1, 60, each => each.NeedObject() ?? each["locale"].NeedText() ?? each["text"].NeedText(LongestGreeting)) ?? NeedDefault(greeting),
        [MessengerProfile.Domains] = domains => domains.NeedList(0, MostDomains, WhyNotDomain),
        [Menu] = menu => menu.NeedList(1, 60, WhyNotMenu) ?? NeedDefault(menu),
        ["account_linking_url"] = url => url.NeedUrl(),
        ["home_url"] = home => home.NeedObject() ?? home["url"].NeedUrl(),
        ["target_audience"] = audience => audience.NeedObject() ?? audience["audience_type"].NeedOneOf("all", "custom", "none"),
        [Breakers] = WhyNotBreakers,
        ["payment_settings"] = settings => settings.NeedObject(),
    };

    public static IReadOnlyCollection<string> Names => Rules.Keys;

    public static GraphError? WhyNot(GraphRequest request)
    {
        if (request.Parameters.Count == 0)
        {
            return GraphError.Parameter($"Requires one of the params: {string.Join(", ", Names)}");
        }

        return WhyNotYet(request)
            ?? request.Parameters.Select(pair => WhyNot(pair.Key, pair.Value)).FirstOrDefault(error => error is not null)
            ?? (request.Parameters.ContainsKey(Menu) && !request.Parameters.ContainsKey(MessengerProfile.GetStarted) ? WhyNotWithout(request.World) : null);
    }

    /// <summary>Null when a saved world may have it, else what is wrong. Its domains may be this machine's: only Facebook's API wants https.</summary>
    public static string? WhyNotSaved(string name, JsonNode? value) =>
        name != MessengerProfile.Domains ? WhyNot(name, value)?.Message
        : value is JsonArray domains && domains.All(domain => domain?.GetValueKind() == JsonValueKind.String) ? PageOrigin.WhyNot(domains.Select(domain => domain!.GetValue<string>()))
        : $"{name} is a list of origins.";

    public static GraphError? WhyNotDeleted(IReadOnlyCollection<string> fields, SandboxWorld world) =>
        fields.Contains(MessengerProfile.GetStarted) && !fields.Contains(Menu) && world.Profile.All.ContainsKey(Menu) ? NeedsGetStarted : null;

    /// <summary>https, by name, and not this machine.</summary>
    public static GraphError? WhyNotDomain(Param domain) =>
        domain.Text is { } text && Ascii.IsValid(text) && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps
        && text.TrimEnd('/').Equals(PageOrigin.Of(url), StringComparison.OrdinalIgnoreCase) && url.Host.Contains('.', StringComparison.Ordinal)
        && !IPAddress.TryParse(url.Host.Trim('[', ']'), out _) && !url.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            ? null
            : domain.Wrong("a domain with https and a full name, without a path, no address of numbers and not localhost");

    private static GraphError? WhyNot(string name, JsonNode? value) =>
        Rules.TryGetValue(name, out var rule) ? rule(new(value, name)) : GraphError.Parameter($"Param {name} must be one of {{{string.Join(", ", Names)}}}");

    private static GraphError? WhyNotMenu(Param menu) =>
        menu.NeedObject()
        ?? menu["locale"].NeedText()
        ?? (menu["composer_input_disabled"].IsTrue && menu["call_to_actions"].IsMissing ? menu["call_to_actions"].Missing : null)
        ?? menu["call_to_actions"].MayList(0, 20, WhyNotItem);

    private static GraphError? WhyNotYet(GraphRequest request) =>
        !request.Parameters.ContainsKey(Breakers) ? null
        : !IceBreakers.Life.Has(request.Now) ? request[Breakers].Wrong("left away: there are none yet")
        : IsByLocale(request[Breakers]) && !IceBreakers.ByLocale.Has(request.Now) ? request[Breakers].Wrong("a list of questions: one for each locale comes later")
        : null;

    // Questions, or such a list for each locale.
    private static GraphError? WhyNotBreakers(Param breakers) => IsByLocale(breakers)
        ? breakers.NeedList(1, 60, each => each["locale"].NeedText() ?? each["call_to_actions"].NeedList(1, IceBreakers.Most, WhyNotQuestion)) ?? NeedDefault(breakers)
        : breakers.NeedList(1, IceBreakers.Most, WhyNotQuestion);

    private static bool IsByLocale(Param breakers) => breakers.Items.Any(each => !each["call_to_actions"].IsMissing);

    private static GraphError? WhyNotQuestion(Param each) => each.NeedObject() ?? each["question"].NeedText() ?? each["payload"].NeedText(ButtonRules.LongestPayload);

    private static GraphError? WhyNotItem(Param item) => item.NeedObject() ?? item["type"].NeedOneOf("web_url", "postback", "nested") ?? item["title"].NeedText(30) ?? item["type"].Text switch
    {
        "web_url" => item["url"].NeedUrl(),
        "postback" => item["payload"].NeedText(ButtonRules.LongestPayload),
        _ => item["call_to_actions"].NeedList(1, 5, WhyNotItem),
    };

    private static GraphError? NeedDefault(Param list) => list.Items.Any(each => each["locale"].Text == "default") ? null : list.Wrong("given for the locale default too");

    private static GraphError? WhyNotWithout(SandboxWorld world) => world.Profile.GetStartedPayload is null ? NeedsGetStarted : null;

    private static GraphError NeedsGetStarted => GraphError.Parameter("You must set a Get Started button if you also wish to use persistent menu.", 2018145);
}
