using WebSite.Language;

namespace WebSite.Matching;

/// <summary>What the script beside a phone field says, by the names that it and libphonenumber have for it (<c>phone.js</c>).</summary>
public static class PhoneSays
{
    private static readonly ScriptWords Words = new(() => new Dictionary<string, string>
    {
        ["TOO_SHORT"] = Phrases.Say("Too few digits for {0}."),
        ["TOO_LONG"] = Phrases.Say("Too many digits for {0}."),
        ["NOT_A_NUMBER"] = Phrases.Say("This is no phone number yet."),
        ["INVALID_COUNTRY"] = Phrases.Say("Choose a country above, or begin with + and the country's code."),
        ["OTHER"] = Phrases.Say("No number in {0} looks like this."),
        ["RIGHT"] = Phrases.Say("{0}, {1}. It looks right."),
        ["ANYWHERE"] = Phrases.Say("any country"),
    });

    /// <inheritdoc cref="ScriptWords.Json"/>
    public static string Json => Words.Json;
}
