using Messenger.AspNetCore.Refs;

namespace WebSite.Pages.Dashboard.EntryPoints;

/// <summary>Words for merchants about ways in.</summary>
public static class EntryPointWords
{
    /// <summary>A door, as a heading.</summary>
    public static string Door(EntryPoint entryPoint) => entryPoint switch
    {
        EntryPoint.SendToMessenger => "Send to Messenger",
        EntryPoint.MessageUs => "Message Us",
        EntryPoint.Link => "m.me links",
        EntryPoint.Code => "Codes",
        EntryPoint.Ad => "Ads",
        EntryPoint.CustomerMatching => "Customer matching",
        EntryPoint.PageButton => "The Page's button",
        EntryPoint.Search => "Search",
        EntryPoint.Checkbox => "Checkbox",
        _ => "Facebook doesn't say",
    };

    /// <summary>Where a door is made and looked at.</summary>
    public static string Path(EntryPoint entryPoint) => "/dashboard/entry-points/" + entryPoint switch
    {
        EntryPoint.SendToMessenger => "plugins?plugin=send-to-messenger",
        EntryPoint.MessageUs => "plugins?plugin=message-us",
        EntryPoint.Checkbox => "plugins",
        EntryPoint.Link => "links",
        EntryPoint.Code => "codes",
        EntryPoint.Ad => "ads",
        EntryPoint.CustomerMatching => "matching",
        _ => "unnamed",
    };

    /// <summary>What a door is, in a sentence.</summary>
    public static string About(EntryPoint entryPoint) => entryPoint switch
    {
        EntryPoint.SendToMessenger => "A button that opts a person in with a click.",
        EntryPoint.MessageUs => "A button that opens the conversation.",
        EntryPoint.Link => "For mails, posts and other websites.",
        EntryPoint.Code => "For print: scanned with a phone.",
        EntryPoint.Ad => "With Messenger as their destination.",
        EntryPoint.CustomerMatching => "A phone number, given at checkout.",
        EntryPoint.PageButton => "Facebook doesn't say who came by it.",
        EntryPoint.Search => "Facebook doesn't say who came by it.",
        EntryPoint.Checkbox => "In the checkout's form: counts who answered the receipt.",
        _ => "The Page's button, search, plugins and links without a ref.",
    };

    /// <summary>Whether Facebook never names this way in.</summary>
    public static bool IsNeverNamed(EntryPoint entryPoint) => entryPoint is EntryPoint.PageButton or EntryPoint.Search;
}
