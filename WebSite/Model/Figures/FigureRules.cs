using System.Globalization;
using Messenger.AspNetCore.Refs;

namespace WebSite.Model;

/// <summary>What a row of the site's tables counts for, in one place: who keeps figures, and who makes them anew, ask here.</summary>
internal static class FigureRules
{
    /// <summary>What a click counts for.</summary>
    /// <param name="click">It.</param>
    /// <param name="optIn">Its opt-in.</param>
    /// <param name="sums">What is counted.</param>
    /// <param name="by">1, or -1 where it is deleted.</param>
    public static void Count(OptInClick click, OptIn optIn, FigureSums sums, int by = 1)
    {
        foreach (var (dimension, key) in Things(click.EntryPoint, click.Placement, click.WebPage, click.Mark))
        {
            sums.Add(dimension, key, click.At, Counted.OptIns, by);
            sums.Add(dimension, key, click.At, Counted.Linked, optIn.Unlinked is null ? by : 0);
        }
    }

    /// <summary>What a visit counts for.</summary>
    /// <inheritdoc cref="Count(OptInClick, OptIn, FigureSums, int)"/>
    public static void Count(Visit visit, FigureSums sums, int by = 1)
    {
        foreach (var (dimension, key) in Of(visit))
        {
            sums.Add(dimension, key, visit.At, Counted.Visits, by);
            sums.Add(dimension, key, visit.At, Counted.Replies, visit.IsAnswered ? by : 0);
        }
    }

    /// <summary>A visit that counted already is answered.</summary>
    public static void CountAnswer(Visit visit, FigureSums sums)
    {
        foreach (var (dimension, key) in Of(visit))
        {
            sums.Add(dimension, key, visit.At, Counted.Replies, 1);
        }
    }

    /// <summary>Visits that counted already belong to a campaign now.</summary>
    public static void CountCampaign(Visit visit, int campaignId, FigureSums sums)
    {
        var key = campaignId.ToString(CultureInfo.InvariantCulture);
        sums.Add(Dimension.Campaign, key, visit.At, Counted.Visits, 1);
        sums.Add(Dimension.Campaign, key, visit.At, Counted.Replies, visit.IsAnswered ? 1 : 0);
    }

    /// <summary>What a person counts for, as they stand.</summary>
    public static void Count(DateTimeOffset? started, DateTimeOffset? stopped, DateTimeOffset? unreachable, FigureSums sums, int by = 1)
    {
        Count(started, Counted.People, sums, by);
        Count(stopped, Counted.Stopped, sums, by);
        Count(unreachable, Counted.Blocked, sums, by);
    }

    /// <summary>The things that a way in is told by.</summary>
    public static IEnumerable<(Dimension Dimension, string Key)> Things(EntryPoint entryPoint, Placement? placement, string? webPage, int mark)
    {
        yield return (Dimension.All, "");
        yield return (Dimension.EntryPoint, KeyOf(entryPoint));
        if (placement is { } spot)
        {
            yield return (Dimension.Placement, spot.Name());
        }

        if (webPage is not null)
        {
            yield return (Dimension.WebPage, webPage);
        }

        if (SpotMark.Read(mark) is { } read)
        {
            yield return (Dimension.Device, read.Device.Name());
            yield return (Dimension.Style, read.Style.Name);
        }

        if (VariantMark.Read(mark) is { } variant)
        {
            yield return (Dimension.Variant, variant.Key);
        }
    }

    /// <summary>The key of a way in.</summary>
    public static string KeyOf(EntryPoint entryPoint) => ((int)entryPoint).ToString(CultureInfo.InvariantCulture);

    /// <summary>The things that a visit is told by.</summary>
    public static IEnumerable<(Dimension Dimension, string Key)> Of(Visit visit)
    {
        foreach (var thing in Things(visit.EntryPoint, visit.Placement, visit.WebPage, visit.Mark))
        {
            yield return thing;
        }

        if (visit.CampaignId is { } campaign)
        {
            yield return (Dimension.Campaign, campaign.ToString(CultureInfo.InvariantCulture));
        }

        if (visit.AdId is { } ad)
        {
            yield return (Dimension.Ad, ad);
        }
    }

    private static void Count(DateTimeOffset? at, Counted what, FigureSums sums, int by)
    {
        if (at is { } time)
        {
            sums.Add(Dimension.All, "", time, what, by);
        }
    }
}
