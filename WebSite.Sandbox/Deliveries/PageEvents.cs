using System.Security.Cryptography;
using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Deliveries;

/// <summary>What can happen between a person and the Page, each of which the webhook hears of.</summary>
internal sealed class PageEvents(SandboxWorld world)
{
    public const string GetStartedPayload = "GET_STARTED";

    public void OptIn(Person person, string? pluginRef)
    {
        world.Confirmations.Add(person);
        world.Threads.Note(person, $"{person.FirstName} used Send to Messenger");
        Send(person, "optin", new JsonObject { ["ref"] = pluginRef ?? "" });
    }

    public void GetStarted(Person person, string? linkRef)
    {
        var postback = new JsonObject { ["title"] = "Get Started", ["payload"] = GetStartedPayload };
        if (!string.IsNullOrEmpty(linkRef))
        {
            postback["referral"] = Referral(linkRef);
        }

        world.Threads.Say(person, "Get Started");
        Send(person, "postback", postback);
    }

    public void OpenLink(Person person, string linkRef)
    {
        world.Threads.Note(person, $"{person.FirstName} followed a link to {world.Options.PageName}");
        Send(person, "referral", Referral(linkRef));
    }

    public void Say(Person person, string text)
    {
        world.Threads.Say(person, text);
        Send(person, "message", new JsonObject
        {
            ["mid"] = "m_" + RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_", 40),
            ["text"] = text,
        });
    }

    private static JsonObject Referral(string linkRef) =>
        new() { ["ref"] = linkRef, ["source"] = "SHORTLINK", ["type"] = "OPEN_THREAD" };

    private void Send(Person person, string kind, JsonObject what) =>
        world.Deliveries.Add(person, kind, world.Clock.GetUtcNow(), timestamp => new JsonObject
        {
            ["sender"] = new JsonObject { ["id"] = person.Id },
            ["recipient"] = new JsonObject { ["id"] = world.Options.PageId },
            ["timestamp"] = timestamp,
            [kind] = what,
        });
}
