using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Pages.Dashboard.Lists;
using WebSite.Web;

namespace WebSite.Pages.Dashboard.Funnel;

/// <summary>Those behind a number of the funnel.</summary>
[ResponseCache(NoStore = true)]
public sealed class FunnelListModel(SiteDb db, FunnelLists lists, FilterSeal seal, IOptionsMonitor<SiteOptions> site, TimeProvider time) : ListModel<FunnelListFilter>(seal, "_Lines")
{
    public FunnelChoice Choice { get; private set; } = null!;

    public FunnelNames Names { get; private set; } = null!;

    public IReadOnlyList<FunnelLine> Rows { get; private set; } = [];

    /// <summary>How far was looked for these few; null where nothing was left out.</summary>
    public DateTimeOffset? LookedTo { get; private set; }

    public FunnelStage Stage => Filter.Stage ?? FunnelStage.CameIn;

    /// <summary>What the list is of.</summary>
    public string Heading => Filter.Missed is { } missed ? $"{Stage.Words()}, {missed.Missed()}" : Stage.Words();

    /// <summary>A day as addresses have it.</summary>
    internal static string? Day(DateTime? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    protected override string? Elsewhere()
    {
        Choose();
        return Filter.Stage is null ? Choice.Path : null;
    }

    protected override bool Fits(ListMark mark) => mark.Text is not null == (Stage == FunnelStage.OptedIn) && (mark.Text is null || PlaceOf(mark) is not null);

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Choose();
        Names = await FunnelNames.ReadAsync(db, Choice.By, Choice.Key is null ? [] : [Choice.Key], cancel);
        var place = Filter.Place;
        var part = await lists.ReadAsync(
            Choice.By, Choice.Key, Stage, Filter.Missed, Choice.Period, new(place.Mark is { } mark ? PlaceOf(mark) : null, place.IsBack, place.IsDescending), cancel);
        (Rows, LookedTo) = (part.Rows, part.LookedTo);
        Show(new ListPage<FunnelLine>(part.Rows, MarkOf(part.Back), MarkOf(part.Next), part.LookedTo is not null));
    }

    private void Choose() => Choice = FunnelChoice.Of(Filter.By, Filter.Key, Filter.Days, Day(Filter.From), Day(Filter.To), time.GetUtcNow(), site.CurrentValue.Zone);

    /// <summary>Of browsers' words the mark says whose they are, which isn't to be read in an address.</summary>
    private ListMark? MarkOf(FunnelPlace? place) => place is not { } at ? null
        : Stage == FunnelStage.OptedIn ? new(0, 0, string.Create(CultureInfo.InvariantCulture, $"{at.At.ToUnixTimeMilliseconds()} {at.Session:N} page:{at.WebPage}"))
        : new(at.At.ToUnixTimeMilliseconds(), at.Id);

    private static FunnelPlace? PlaceOf(ListMark mark) => mark.Text is null ? new(mark.Time, mark.Id)
        : mark.Text.Split(' ', 3) is [var at, var session, ['p', 'a', 'g', 'e', ':', .. var page]] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var time) && ListMark.TimeOf(time) is { } when && Guid.TryParse(session, out var whose)
            ? new(when, 0, whose, page) : null;
}
