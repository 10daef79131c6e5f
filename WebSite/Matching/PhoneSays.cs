using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using WebSite.Language;

namespace WebSite.Matching;

/// <summary>What the script beside a phone field says, by the names that it and libphonenumber have for it (<c>phone.js</c>).</summary>
public static class PhoneSays
{
    private static readonly JsonSerializerOptions InPage = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The words as JSON, in the language of whoever reads them.</summary>
    public static string Json => JsonSerializer.Serialize(
        new Dictionary<string, string>
        {
            ["TOO_SHORT"] = Phrases.Say("Too few digits for {0}."),
            ["TOO_LONG"] = Phrases.Say("Too many digits for {0}."),
            ["NOT_A_NUMBER"] = Phrases.Say("This is no phone number yet."),
            ["INVALID_COUNTRY"] = Phrases.Say("Choose a country above, or begin with + and the country's code."),
            ["OTHER"] = Phrases.Say("No number in {0} looks like this."),
            ["RIGHT"] = Phrases.Say("{0}, {1}. It looks right."),
            ["ANYWHERE"] = Phrases.Say("any country"),
        },
        InPage);
}
