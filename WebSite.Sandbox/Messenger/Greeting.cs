using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Messenger;

/// <summary>What the Messenger Profile shows to one person: property values are lists with a locale each. <c>docs/platform.md</c>, Ice breakers and menu.</summary>
internal static class Greeting
{
    /// <summary>The text above Get Started, with the person's name put in; null when there is none.</summary>
    public static string? For(Person person, SandboxWorld world) => Localised(world, "greeting", person).Text("text")?
        .Replace("{{user_first_name}}", person.FirstName, StringComparison.Ordinal)
        .Replace("{{user_last_name}}", person.LastName, StringComparison.Ordinal)
        .Replace("{{user_full_name}}", person.Name, StringComparison.Ordinal);

    public static JsonObject? Menu(Person person, SandboxWorld world) => Localised(world, "persistent_menu", person);

    /// <summary>Questions to begin with: <c>question</c> and <c>payload</c> each.</summary>
    public static IReadOnlyList<JsonObject> IceBreakers(Person person, SandboxWorld world)
    {
        var plain = world.Profile.All.Items("ice_breakers");
        return plain.Any(each => each.ContainsKey("question")) ? plain : Localised(world, "ice_breakers", person).Items("call_to_actions");
    }

    private static JsonObject? Localised(SandboxWorld world, string name, Person person)
    {
        var items = world.Profile.All.Items(name);
        return items.FirstOrDefault(item => item.Text("locale") == person.Locale) ?? items.FirstOrDefault(item => item.Text("locale") is null or "default");
    }
}
