using System.Globalization;
using WebSite.Model;

namespace WebSite.Texts;

/// <summary>Where a merchant's text holds, as <see cref="MessageTemplate.Scope"/> spells it.</summary>
public static class TextScope
{
    /// <summary>Everywhere.</summary>
    public const string Everywhere = "";

    private const string CampaignPrefix = "campaign:";

    /// <summary>On visits from a placement.</summary>
    public static string Of(Placement placement) => placement.Name();

    /// <summary>On visits from a campaign.</summary>
    public static string OfCampaign(int id) => string.Create(CultureInfo.InvariantCulture, $"{CampaignPrefix}{id}");

    /// <summary>The campaign that a scope names; null for another scope.</summary>
    public static int? Campaign(string scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.StartsWith(CampaignPrefix, StringComparison.Ordinal)
            && int.TryParse(scope.AsSpan(CampaignPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }

    /// <summary>The scopes whose text may be used, the one that wins first.</summary>
    public static IReadOnlyList<string> For(TextFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        List<string> scopes = [];
        if (facts.CampaignId is { } campaign)
        {
            scopes.Add(OfCampaign(campaign));
        }

        if (facts.Placement is { } placement)
        {
            scopes.Add(Of(placement));
        }

        scopes.Add(Everywhere);
        return scopes;
    }
}
