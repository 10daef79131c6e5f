using WebSite.Model;

namespace WebSite.BrowserReports;

/// <summary>What a report means for a merchant.</summary>
/// <param name="What">What was kept out.</param>
/// <param name="Missed">Whether shoppers miss something.</param>
/// <param name="ToDo">What to do.</param>
public sealed record Meaning(string What, string Missed, string ToDo)
{
    private const string Nothing = "Nothing.";

    /// <summary>By what was told.</summary>
    public static Meaning Of(BlockedKind kind, string directive, string blocked)
    {
        ArgumentNullException.ThrowIfNull(directive);
        return kind switch
        {
            BlockedKind.Facebook => new(
                $"{Thing(directive)} of Facebook's, from {blocked}.",
                "The button, where the shopper had allowed Facebook: they got the link and the code instead.",
                "See the Content Security Policy under Set-up. If that is good, this was somebody's script or a made-up report; if not, see Messenger:PluginOrigins and Messenger:SdkUrl, and whether a proxy adds a policy of its own."),
            BlockedKind.FacebookLooks => new(
                $"{Thing(directive)} of Facebook's script.", Nothing, "Nothing: the shop's own styles have what it needs."),
            BlockedKind.Own => new(
                $"{Thing(directive)} that this site itself serves.",
                "Perhaps: what was kept out isn't on the page.",
                "Tell whoever looks after the site: a page of its own breaks its own policy."),
            BlockedKind.Markup => new(
                "Text that a script wanted to put into the page as markup.",
                "Nothing of the shop's, whose scripts don't do that. An extension's own boxes may be missing.",
                "Nothing, while it is a few. If it is many on one kind of page, tell whoever looks after the site."),
            BlockedKind.Extension => new(
                $"{Thing(directive)} of a browser extension, or of a program on the visitor's machine.", "Nothing: a browser extension, not your shop.", Nothing),
            BlockedKind.Beyond => new(
                "More different things than a day keeps apart, counted together.",
                "That can't be told.",
                "Nothing: so many different ones are somebody's play, or strange browsers. What is Facebook's or the site's own is kept apart from them."),
            BlockedKind.Injected => new(
                blocked is "eval" or "wasm-eval" ? "Text that a script wanted to run as a program." : $"{Thing(directive)} that stands in the page itself ({blocked}), and that this site didn't send.",
                "Nothing: the policy kept it from running.",
                "Nothing, while it is a few: mostly extensions that don't give their name. If it is many on one kind of page, somebody may have got something into it: tell whoever looks after the site."),
            _ => directive switch
            {
                "form-action" => new(
                    $"A form that would have been sent to {blocked}.", "Perhaps, if the form is yours.", "If you know it, tell whoever looks after the site; if you don't, the policy kept what was typed from going there."),
                "frame-ancestors" => new($"This site in a frame of another site's ({blocked}).", Nothing, "Nothing: other sites can't show yours as theirs."),
                "base-uri" => new($"An attempt to lead all links of a page to {blocked}.", Nothing, "Nothing, while it is a few. If it is many, tell whoever looks after the site."),
                _ => new(
                    $"{Thing(directive)} from {blocked}.",
                    "Nothing of the shop's, which loads nothing from there.",
                    "Nothing, unless you put it there, as a tag manager or a proxy does: the policy lets none of it in."),
            },
        };
    }

    /// <summary>Whether something of the site's own is missing, or may be.</summary>
    public static bool Matters(BlockedKind kind) => kind is BlockedKind.Facebook or BlockedKind.Own;

    private static string Thing(string directive) => directive.Split('-')[0] switch
    {
        "script" or "worker" or "default" => "A script",
        "style" => "Styles",
        "img" => "A picture",
        "font" => "A font",
        "connect" or "prefetch" => "A call over the network",
        "frame" or "child" => "A frame",
        "media" => "A film or sound",
        "form" => "A form",
        _ => "Something",
    };
}
