using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WebSite.Language;
using WebSite.Model;

namespace WebSite.Conversations;

/// <summary>
/// Finds an intent in a message, or that it only says hello. Only a message that says nothing else counts: "stop" and "please stop sending me messages" do, "when does
/// the bus stop?" doesn't.
/// </summary>
public static partial class Intents
{
    private const int Longest = 80;

    /// <summary>More than this is no short intent, whatever is in it.</summary>
    private const int LongestRaw = 500;

    /// <summary>What the words ask, in any case, with or without accents and punctuation, in eleven languages; of several sentences, each must ask the same.</summary>
    public static Intent Of(string? text)
    {
        if (text is null || text.Length > LongestRaw)
        {
            return Intent.None;
        }

        var whole = OfWords(Plain(text));
        var parts = whole != Intent.None ? [whole]
            : text.Split(['.', '!', '?', '\n', ';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Plain).Where(part => part.Length > 0).Select(OfWords).Distinct().ToArray();
        return parts is [var only] ? only : Intent.None;
    }

    private static Intent OfWords(string words) =>
        words.Length > Longest ? Intent.None
        : Stop().IsMatch(words) ? Intent.Stop
        : Start().IsMatch(words) ? Intent.Start
        : Human().IsMatch(words) ? Intent.Human
        : Hello().IsMatch(words) ? Intent.Hello
        : Intent.None;

    /// <summary>Small letters without accents, one space between words, none said twice in a row, nothing else.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normal(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c))
            {
                plain.Append(char.ToLowerInvariant(c));
            }
            else if (c is not ('\'' or '’') && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && plain is [.., not ' '])
            {
                plain.Append(' ');
            }
        }

        return Repeated().Replace(plain.ToString().TrimEnd(), "$1");
    }

    [GeneratedRegex(
        """
        ^((please|pls|ok|okay|hi|hello|hey|no|thanks|thank\ you|just|now|bitte|por\ favor|s\ il\ vous\ plait|can\ you|could\ you|would\ you|will\ you|i\ want\ you\ to|id\ like\ you\ to|i\ said)\ )*
        (
          (stop|unsubscribe|unsub|quit|end|optout|opt\ out)(\ (all|it|this|that|now|please|pls|thanks|thank\ you|me))*
        | (stop|cancel|end|quit|no\ more|unsubscribe(\ me)?\ from|opt\ out\ of)(\ (sending|receiving|getting|writing|texting|messaging|contacting|bothering|spamming))?(\ (to|me))*(\ (all|any|these|those|this|the|your|more|of|list))*(\ (messages?|texts?|updates?|news|notifications?|spam))(\ (please|now|thanks|here|to\ me|from\ you))*
        | stop\ (sending|receiving|getting|writing|texting|messaging|contacting|bothering|spamming)(\ (to|me|us|here|now|please|anything|any|more|this|these))*
        | (do\ not|dont|never)(\ ever)?\ (message|text|write|contact|bother|send)(\ to)?(\ me)?(\ (any|more|anything|messages?|again|anymore|please|these))*
        | ((please\ )?(unsubscribe|remove|delete|take)\ me(\ off)?(\ (please|now|from))*(\ (this|the|your)(\ mailing)?\ list)?)(\ please)?
        | unsubscribe\ from\ (this|it|all)(\ please)?
        | i\ (want|wish|would\ like)\ to\ (stop|unsubscribe|opt\ out)(\ (this|it|please|now))*
        | i\ (dont|do\ not|no\ longer)\ (want|wish)(\ (to\ (receive|get|have)|any|more|these|those|your|of|the))*\ (messages?|updates?|texts?|news|notifications?|this)(\ (anymore|any\ more|please|from\ you))*
        | leave\ me\ alone(\ please)? | go\ away
        | (stopp|abmelden|abbestellen|aufhoren|ende|schluss)(\ bitte)? | keine\ nachrichten\ mehr(\ bitte)? | (hor|hort|horen\ sie)\ auf
        | arrete(r|z)?(\ (svp|s\ il\ vous\ plait))? | desabonner | desinscrire | plus\ de\ messages
        | parar | para | detener | basta | alto | no\ mas(\ mensajes)? | (quiero\ )?darme\ de\ baja | baja
        | fermati | smetti(la)? | ferma | disiscrivi(mi)?
        | sair | pare | chega
        | sluta | avsluta | avregistrera | lopeta | lopettaa | stop\ nu | ophold
        | afmelden | stoppen | uitschrijven
        | 停止 | やめて | 配信停止 | 退订 | стоп | отписаться | توقف
        )$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Stop();

    [GeneratedRegex(@"\b(\w+)( \1\b)+", RegexOptions.CultureInvariant)]
    private static partial Regex Repeated();

    [GeneratedRegex(
        """
        ^((hi|hello|hey|hiya|howdy|greetings|good\ (morning|day|afternoon|evening)|hallo|guten\ (morgen|tag|abend)|moin|servus|bonjour|bonsoir|salut|coucou
        | hola|buen(o|a)s(\ (dias|tardes|noches))?|ciao|salve|buongiorno|buonasera|ola|bom\ dia|boa\ (tarde|noite)|hej|hejsan|god\ (morgon|dag|kvall)
        | hei|moi|terve|hyvaa\ (huomenta|paivaa|iltaa)|hoi|goede(morgen|middag|navond)|dzien\ dobry|czesc|こんにちは|你好|привет|здравствуйте|مرحبا)(\ (there|all|everyone|everybody|again|you))?\ ?)+$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Hello();

    [GeneratedRegex("^(please )?(start|restart|resume|unstop|subscribe)( (again|please|messages|sending|me))*$", RegexOptions.CultureInvariant)]
    private static partial Regex Start();

    [GeneratedRegex(
        """
        ^((please|pls|hi|hello|hey|ok|no|thanks|just|bitte|can\ you|could\ you)\ )*
        (
          (a\ |an\ |the\ )?(real\ |live\ )?(human|agent|operator|person|representative|support\ agent|staff|somebody\ real)
        | is\ (there|this)\ (a\ |an\ )?(real\ |live\ )?(human|person|bot)(\ (here|there))?
        | (connect|transfer|put)\ me\ (through\ )?(to|with)\ (a\ |an\ |some\ )?(real\ |live\ )?(human|person|agent|operator|representative|someone|somebody|staff|support)
        | ((i\ (want|need|would\ like|wish)\ to|id\ like\ to|can\ i|could\ i|may\ i|let\ me)\ )?(talk|speak|chat|write)\ (to|with)\ (a\ |an\ |some\ )?(real\ |live\ )?(human|person|agent|operator|representative|someone|somebody|staff|support)(\ (please|now|real))*
        | i\ (need|want)\ (a\ |an\ )?(real\ |live\ )?(human|person|agent)
        | mensch | mitarbeiter | humain | conseiller | humano | agente | persona | umano | operatore | ihminen | manniska | mens | medewerker
        )(\ please|\ pls|\ bitte)?$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Human();
}
