using System.Collections.Frozen;
using System.Text.Json.Nodes;
using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.Doors;
using WebSite.Sandbox.Plugins;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Messenger;

/// <summary>Everything a person can do, and what is done for the Page in its inbox, with what it needs: one set of rules for the thread's buttons and for scripts.</summary>
internal static class Acts
{
    /// <summary>The most characters a person can write at once.</summary>
    public const int LongestText = 2000;

    private static readonly FrozenDictionary<string, Doing> All = new Dictionary<string, Doing>
    {
        ["optIn"] = new(act => RefRule.WhyNot(act.Ref, RefRule.LongestInPlugin), Standings.Any, (world, person, act) => world.Events.OptIn(person, act.Ref)),
        ["getStarted"] = new(ActRules.Way, Standings.Startable, (world, person, act) => world.Events.GetStarted(person, act.Referral)),
        ["iceBreaker"] = new(
            act => ActRules.Way(act) ?? ActRules.Button(act),
            Standings.New,
            (world, person, act) => world.Events.Postback(person, act.Title!, act.Payload!, (act with { Title = null }).Referral)),
        ["enter"] = new(ActRules.Way, Standings.Open, Enter),
        ["openAd"] = new(
            act => act.AdId is null ? "openAd needs adId." : ActRules.Way(act),
            Standings.Open,
            (world, person, act) => Enter(world, person, act with { Source = Referral.Ad })),
        ["scan"] = new(
            act => act.Url is null ? "scan needs url: what the code holds." : null,
            Standings.Open,
            (world, person, act) => Enter(world, person, Scanned.Read(act.Url!, world)!.Way)),
        ["say"] = new(act => ActRules.Text(act) ?? ActRules.Way(act), Standings.Writable, (world, person, act) => world.Events.Say(person, act.Text!.Trim(), referral: act.Referral)),
        ["edit"] = new(ActRules.Text, Standings.Open, (world, person, act) => world.Events.Edit(person, world.Threads.With(person).Own(act.Mid)!, act.Text!.Trim())),
        ["unsend"] = new(ActRules.Nothing, Standings.Open, (world, person, act) => world.Events.Unsend(person, world.Threads.With(person).Own(act.Mid)!)),
        ["quickReply"] = new(
            ActRules.QuickReply,
            Standings.Open,
            (world, person, act) => world.Events.Say(person, act.Title!, act.Payload)),
        ["postback"] = new(ActRules.Button, Standings.Open, (world, person, act) => world.Events.Postback(person, act.Title!, act.Payload!)),
        ["attach"] = new(ActRules.Attachment, Standings.Writable, (world, person, act) => world.Events.Attach(person, ActRules.TypeOf(act), act.Url!)),
        ["accept"] = new(ActRules.Nothing, Standings.Acceptable, (world, person, _) => world.Events.Accept(person)),
        ["ignore"] = new(ActRules.Nothing, Standings.Request, (world, person, _) => world.Events.Ignore(person)),
        ["block"] = new(ActRules.Nothing, (world, person) => world.Threads.With(person).IsBlocked ? "The Page is blocked already." : null, (world, person, _) => world.Events.Block(person, true)),
        ["unblock"] = new(ActRules.Nothing, (world, person) => world.Threads.With(person).IsBlocked ? null : "The Page isn't blocked.", (world, person, _) => world.Events.Block(person, false)),
        ["read"] = new(ActRules.Nothing, Standings.Any, (world, person, _) => world.Events.Read(person)),
        ["react"] = new(act => act.Mid is null ? "react needs mid." : null, Standings.Open, React),
        ["linkAccount"] = new(ActRules.Nothing, Standings.Open, (world, person, act) => LinkAccount(world, person, "linked", act.Payload)),
        ["unlinkAccount"] = new(ActRules.Nothing, Standings.Open, (world, person, _) => LinkAccount(world, person, "unlinked", null)),

        // What is done in the Page's own inbox.
        ["deleteMessage"] = new(ActRules.Nothing, Standings.Any, (world, person, act) => world.Inbox.Delete(person, world.Threads.With(person).OfPage(act.Mid)!)),
        ["takeThread"] = new(ActRules.Metadata, Standings.Own, (world, person, act) => world.Inbox.Take(person, act.Text)),
        ["passThread"] = new(ActRules.Metadata, Standings.Away, (world, person, act) => world.Inbox.Pass(person, act.Text)),
        ["askForThread"] = new(ActRules.Metadata, Standings.Own, (world, person, act) => world.Inbox.AskFor(person, act.Text)),
    }.ToFrozenDictionary();

    public static IEnumerable<string> Names => All.Keys.Order(StringComparer.Ordinal);

    /// <summary>Does it, or says why not.</summary>
    public static Refusal? Do(SandboxWorld world, Person person, Act act)
    {
        if (act.Do is null || !All.TryGetValue(act.Do, out var doing))
        {
            return Refusal.Input($"do must be one of {string.Join(", ", Names)}.");
        }

        if (PageDoor.WhyClosed(world, person) is { } closed)
        {
            return new(StatusCodes.Status403Forbidden, closed);
        }

        if ((Refusal.Input(doing.WhyNot(act) ?? WhyNotHere(world, person, act)) ?? Refusal.Standing(doing.WhyNotNow(world, person))) is { } refusal)
        {
            return refusal;
        }

        doing.Now(world, person, act);
        return null;
    }

    private static string? WhyNotHere(SandboxWorld world, Person person, Act act) => act.Do switch
    {
        "scan" when Scanned.Read(act.Url!, world) is null =>
            $"\"{act.Url}\" is no way to this Page: scan an m.me link of it or a Messenger Code.",
        "scan" => ActRules.Way(Scanned.Read(act.Url!, world)!.Way),
        "edit" or "unsend" when world.Threads.With(person).Own(act.Mid) is null => $"The person has no message \"{act.Mid}\" in the thread.",
        "deleteMessage" when world.Threads.With(person).OfPage(act.Mid) is null => $"The Page has no message \"{act.Mid}\" in the thread.",
        "react" when !world.Threads.With(person).Lines.Exists(line => line.Mid == act.Mid) => $"The thread has no message \"{act.Mid}\".",
        _ => null,
    };

    // Without a ref a link tells nothing.
    private static void Enter(SandboxWorld world, Person person, Act act)
    {
        if (act.Referral is { } referral)
        {
            world.Events.Enter(person, referral);
        }
    }

    private static void React(SandboxWorld world, Person person, Act act) =>
        world.Events.React(person, act.Mid!, ActRules.ReactionOf(act.Emoji), act.Emoji ?? "", isTakenBack: act.Emoji is null);

    private static void LinkAccount(SandboxWorld world, Person person, string status, string? code)
    {
        var linking = new JsonObject { ["status"] = status };
        if (code is not null)
        {
            linking["authorization_code"] = code;
        }

        world.Wire.Trigger(person, "account_linking", new JsonObject { ["account_linking"] = linking });
    }

    private sealed record Doing(Func<Act, string?> WhyNot, Func<SandboxWorld, Person, string?> WhyNotNow, Action<SandboxWorld, Person, Act> Now);
}
