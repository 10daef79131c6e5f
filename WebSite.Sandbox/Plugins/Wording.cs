using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace WebSite.Sandbox.Plugins;

/// <summary>The words of the plugins and their dialogs in one language. The locale comes from the SDK's address.</summary>
public sealed class Wording
{
    private const string Folder = "Wording/";
    private const string ButtonWithoutCtaText = "SEND_TO_MESSENGER";
    private const string Fallback = "en";

    /// <summary>The values of <c>cta_text</c>; docs/platform.md, Plugins.</summary>
    private static readonly FrozenSet<string> CtaTexts = FrozenSet.Create(
        "GET_THIS_IN_MESSENGER", "RECEIVE_THIS_IN_MESSENGER", "SEND_THIS_TO_ME", "GET_CUSTOMER_ASSISTANCE", "GET_CUSTOMER_SERVICE", "GET_SUPPORT",
        "LET_US_CHAT", "SEND_ME_MESSAGES", "ALERT_ME_IN_MESSENGER", "SEND_ME_UPDATES", "MESSAGE_ME", "LET_ME_KNOW", "KEEP_ME_UPDATED", "TELL_ME_MORE",
        "SUBSCRIBE_IN_MESSENGER", "SUBSCRIBE_TO_UPDATES", "GET_MESSAGES", "SUBSCRIBE", "GET_STARTED_IN_MESSENGER", "LEARN_MORE_IN_MESSENGER",
        "GET_STARTED", ButtonWithoutCtaText);

    private static readonly FrozenDictionary<string, Wording> ByLanguage = Load().ToFrozenDictionary(wording => wording.Language[..2]);

    private readonly FrozenDictionary<string, string> _words;

    private Wording(string language, FrozenDictionary<string, string> words) => (Language, _words) = (language, words);

    public static IEnumerable<string> Names => CtaTexts;

    public static IEnumerable<Wording> All => ByLanguage.Values;

    /// <summary>As HTML's <c>lang</c> has it.</summary>
    public string Language { get; }

    /// <summary>As HTML's <c>dir</c> has it.</summary>
    public string Direction => CultureInfo.GetCultureInfo(Language).TextInfo.IsRightToLeft ? "rtl" : "ltr";

    public IEnumerable<string> Keys => _words.Keys;

    public string this[string key] => _words[key];

    /// <summary>The words for a locale such as <c>de_DE</c>; English where its language isn't known.</summary>
    public static Wording Of(string? locale) =>
        locale is { Length: >= 2 } && ByLanguage.TryGetValue(locale[..2], out var found) ? found : ByLanguage[Fallback];

    public static bool Has(string ctaText) => CtaTexts.Contains(ctaText);

    /// <summary>What is written on a plugin's button.</summary>
    public string For(PluginRequest plugin) => this[plugin.Kind == PluginKind.MessageUs ? "MESSAGE_US" : plugin.CtaText ?? ButtonWithoutCtaText];

    /// <summary>The parts of a sentence before and after the Page's name.</summary>
    internal (string Before, string After) AroundPage(string key, string person = "")
    {
        var parts = this[key].Split("{page}", 2).Select(part => part.Replace("{person}", person, StringComparison.Ordinal)).ToArray();
        return (parts[0], parts[1]);
    }

    private static IEnumerable<Wording> Load()
    {
        var home = Assembly.GetExecutingAssembly();
        foreach (var name in home.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var stream = home.GetManifestResourceStream(name)!;
            var words = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
            yield return new(Path.GetFileNameWithoutExtension(name).Replace('_', '-'), words.ToFrozenDictionary());
        }
    }
}
