namespace WebSite.Campaigns;

/// <summary>What a merchant may call a campaign.</summary>
internal static class CampaignName
{
    /// <summary>In characters.</summary>
    public const int Longest = 80;

    /// <summary>The name as it is kept; what is wrong with it comes as a sentence, or null.</summary>
    public static string? Fault(string? text, out string name)
    {
        name = text?.Trim() ?? "";
        return name.Length == 0 ? "Give it a name, for instance Autumn flyer."
            : name.Length > Longest ? $"A name can have at most {Longest} characters."
            : name.Any(char.IsControl) ? "A name is one line, without tabs."
            : null;
    }
}
