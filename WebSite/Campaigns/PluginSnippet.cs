using System.Text.Encodings.Web;
using System.Text.Json;
using Messenger.AspNetCore.Configuration;

namespace WebSite.Campaigns;

/// <summary>Writes the lines that put a plugin on a web page.</summary>
public static class PluginSnippet
{
    /// <summary>For a page of this site: the tag helper's line. The page's own ref goes in, fresh at every view.</summary>
    public static string Tag(PluginChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var style = choice.Style;
        return $"<{choice.Plugin ?? PluginChoice.Plugins[0]}{Attributes(("placement", choice.Place ?? "product"), ("ref", "@ref"), ("color", style.Color), ("size", style.Size), ("cta_text", style.CtaText))} />";
    }

    /// <summary>The plugin as the SDK looks for it.</summary>
    /// <param name="choice">Without <see cref="PluginChoice.Faults"/>.</param>
    /// <param name="options">Whose app and Page.</param>
    /// <param name="key">A campaign's key for its ref; null for none, then Facebook says nothing of where a person came from.</param>
    public static string Element(PluginChoice choice, MessengerOptions options, string? key)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(options);
        var style = choice.Style;
        var attributes = Attributes(
            ("class", choice.IsSend ? "fb-send-to-messenger" : "fb-messengermessageus"),
            ("messenger_app_id", options.AppId),
            ("page_id", options.PageId),
            (choice.IsSend ? "data-ref" : "ref", key),
            ("color", style.Color),
            ("size", style.Size),
            ("cta_text", style.CtaText));
        return $"<div{attributes}></div>";
    }

    /// <summary>For any website: the SDK, loaded once, and the plugin.</summary>
    /// <inheritdoc cref="Element"/>
    public static string Html(PluginChoice choice, MessengerOptions options, string? key)
    {
        ArgumentNullException.ThrowIfNull(options);
        return $$"""
            <div id="fb-root"></div>
            <script>
              window.fbAsyncInit = function () {
                FB.init({ appId: {{Script(options.AppId)}}, xfbml: true, version: {{Script(options.SdkVersion)}} });
              };
              (function (d, s, id) {
                if (d.getElementById(id)) return;
                var js = d.createElement(s), first = d.getElementsByTagName(s)[0];
                js.id = id;
                js.async = true;
                js.src = {{Script(options.LocalizedSdkUrl)}};
                first.parentNode.insertBefore(js, first);
              }(document, "script", "facebook-jssdk"));
            </script>
            {{Element(choice, options, key)}}
            """;
    }

    private static string Attributes(params (string Name, string? Value)[] all) =>
        string.Concat(all.Where(a => a.Value is not null).Select(a => $" {a.Name}=\"{HtmlEncoder.Default.Encode(a.Value!)}\""));

    /// <summary>As a script's text: also &lt; is escaped, so that nothing ends the script.</summary>
    private static string Script(string value) => JsonSerializer.Serialize(value);
}
