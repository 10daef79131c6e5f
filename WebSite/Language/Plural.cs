namespace WebSite.Language;

/// <summary>Which form of a word a number asks for, by the rules of Unicode's CLDR (version 46) for whole numbers.</summary>
public static class Plural
{
    /// <summary>How many forms a language has.</summary>
    public static int Forms(string language) => language switch { "ar" => 6, "ja" => 1, _ => 2 };

    /// <summary>The form's place among them: one and other; in Arabic none, one, two, few, many, other.</summary>
    public static int Form(string language, int count) => language switch
    {
        "ja" => 0,
        "ar" => count switch
        {
            0 or 1 or 2 => count,
            _ => (count % 100) switch { >= 3 and <= 10 => 3, >= 11 => 4, _ => 5 },
        },
        "fr" => count is 0 or 1 ? 0 : 1,
        _ => count == 1 ? 0 : 1,
    };
}
