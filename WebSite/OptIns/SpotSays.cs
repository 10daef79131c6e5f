using WebSite.Language;

namespace WebSite.OptIns;

/// <summary>What a spot's script says, by the names that it has for it (<c>spot.js</c>): in the web page, for the script knows no language.</summary>
public static class SpotSays
{
    private static readonly ScriptWords Words = new(() => new Dictionary<string, string>
    {
        ["loading"] = Phrases.Say("Facebook's button is being loaded."),
        ["link"] = Phrases.Say("Nothing of Facebook's is loaded."),
        ["clicked"] = Phrases.Say("Go on in the Messenger window."),
        ["waiting"] = Phrases.Say("Connecting: Messenger has to confirm."),
        ["question"] = Phrases.Say("Somebody opened Messenger from here. Please say whether it was you."),
        ["connected"] = Phrases.Say("Messenger is connected."),
        ["conflict"] = Phrases.Say("More than one person came from here. Please say which is you."),
        ["stopped"] = Phrases.Say("Messenger can't be used for this at the moment."),
        ["not_you"] = Phrases.Say("Choose the account you want to use."),
        ["nothing"] = Phrases.Say("Nothing came from Messenger yet. Press the button to try again."),
        ["late"] = Phrases.Say("Messenger hasn't confirmed yet. You can go on: it will be noted when it does."),
        ["offline"] = Phrases.Say("You are offline. This works again with the connection."),
        ["answered"] = Phrases.Say("Messenger answered"),
        ["again"] = Phrases.Say("Load this page again to see what it said."),
    });

    /// <inheritdoc cref="ScriptWords.Json"/>
    public static string Json => Words.Json;
}
