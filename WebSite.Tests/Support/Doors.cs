using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Campaigns;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Tests.Support;

/// <summary>Campaigns and visits without a screen.</summary>
internal static class Doors
{
    public const string Root = "/dashboard/entry-points";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Makes a campaign on the dashboard, and reads it back.</summary>
    public static async Task<Campaign> MakeAsync(this Visitor merchant, SiteHost site, string where = "links", string name = "Autumn flyer")
    {
        await merchant.PressAsync($"{Root}/{where}", ("name", name));
        return await site.ReadAsync(db => db.Campaigns.AsNoTracking().OrderByDescending(c => c.Id).FirstAsync(Cancel));
    }

    /// <summary>How often a campaign's short address was opened.</summary>
    public static async Task<int> ClicksAsync(this SiteHost site, int campaignId)
    {
        await site.Services.GetRequiredService<LinkClicks>().WriteAsync(Cancel);
        var key = campaignId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return (int)await site.ReadAsync(db => db.SpotFigures.Where(f => f.Dimension == Dimension.Campaign && f.Span == Span.Hour && f.Key == key).SumAsync(f => f.Clicked, Cancel));
    }

    /// <summary>Notes that a person came in.</summary>
    public static Task<int> ArriveAsync(this SiteHost site, string psid, EntryPoint entryPoint, int? campaignId = null, string? adId = null, long? sessionId = null, DateTimeOffset? at = null) => site.ReadAsync(async db =>
    {
        var when = at ?? DateTimeOffset.UtcNow;
        var conversation = await db.Conversations.SingleOrDefaultAsync(c => c.Psid == psid, Cancel)
            ?? db.Conversations.Add(new() { PageId = Settings.PageId, Psid = psid, StartedAt = when, LastAt = when }).Entity;
        var visit = new Visit
        {
            EventId = (await db.Visits.MaxAsync(a => (long?)a.EventId, Cancel) ?? 0) + 1,
            At = when,
            EntryPoint = entryPoint,
            CampaignId = campaignId,
            AdId = adId,
            AdTitle = adId is null ? null : $"Ad {adId}",
            CheckoutSessionId = sessionId,
            Certainty = campaignId is null ? Certainty.Told : Certainty.Named,
        };
        conversation.Visits.Add(visit);
        await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
        var saved = await db.SaveChangesAsync(Cancel);
        var (sums, came) = (new FigureSums(), new PeopleSums());
        FigureRules.Count(visit, sums);
        came.Add(await db.Visits.AsNoTracking().SingleAsync(a => a.Id == visit.Id, Cancel));
        db.Count(sums);
        await db.CountAsync(came, Cancel);
        await db.SaveChangesAsync(Cancel);
        await transaction.CommitAsync(Cancel);
        return saved;
    });

    /// <summary>A row's cells, as text, by their labels.</summary>
    public static string Cell(this AngleSharp.Dom.IElement row, string label) => row.QuerySelector($"[data-label=\"{label}\"]")!.TextContent.Trim();
}
