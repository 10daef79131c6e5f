using Messenger.AspNetCore.Refs;
using WebSite.Model;
using WebSite.Texts;

namespace WebSite.Pages.Dashboard.Texts;

/// <summary>The site's own texts for a choice, each with where it holds.</summary>
public static class OwnVariants
{
    private const string Shop = "the shop";

    /// <summary>The first one is the most usual.</summary>
    public static IReadOnlyList<Variant> Of(TextChoice choice, Campaign? campaign)
    {
        ArgumentNullException.ThrowIfNull(choice);
        if (choice.Placement is { } placement)
        {
            return [Make(choice, "", new() { Shop = Shop, Placement = placement, EntryPoint = EntryPoint.SendToMessenger, Product = Shop })];
        }

        if (campaign is not null)
        {
            return [Make(choice, "", new() { Shop = Shop, EntryPoint = campaign.EntryPoint, CampaignId = campaign.Id, Campaign = campaign.Name })];
        }

        var places = Enum.GetValues<Placement>().Select(p => Make(choice, $"From {p.Name()}", new() { Shop = Shop, Placement = p, Product = Shop }));
        var doors = Enum.GetValues<EntryPoint>().Where(e => e != EntryPoint.Unknown).Select(e => Make(choice, $"By {People.Name(e)}", new() { Shop = Shop, EntryPoint = e }));
        return [.. doors.Concat(places).Prepend(Make(choice, "From elsewhere", new() { Shop = Shop }))
            .GroupBy(v => v.Text).Select(g => g.First() with { Where = string.Join("; ", g.First().Where == "From elsewhere" ? ["From elsewhere"] : g.Select(v => v.Where)) })];
    }

    private static Variant Make(TextChoice choice, string where, TextFacts facts) => new(where, OwnTexts.For(choice.Occasion, facts), facts);

    /// <summary>A text of the site's own.</summary>
    /// <param name="Where">For whom.</param>
    /// <param name="Text">With its placeholders.</param>
    /// <param name="Facts">What makes it hold.</param>
    public sealed record Variant(string Where, string Text, TextFacts Facts);
}
