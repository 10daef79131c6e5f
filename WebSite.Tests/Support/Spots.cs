using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Model;
using WebSite.OptIns;

namespace WebSite.Tests.Support;

/// <summary>What browsers tell of spots, without a screen.</summary>
internal static class Spots
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Tells how far a spot came.</summary>
    public static Task<HttpStatusCode> TellAsync(this Visitor visitor, string spot, string signs) => visitor.BeaconAsync($"{spot} {signs}");

    /// <summary>Sends a beacon as it is.</summary>
    public static async Task<HttpStatusCode> BeaconAsync(this Visitor visitor, string body)
    {
        using StringContent content = new(body);
        using var response = await visitor.Http.PostAsync("/messenger/steps", content, Cancel);
        return response.StatusCode;
    }

    /// <summary>Opens a web page, and tells how far its spot came; returns the page.</summary>
    public static async Task<WebReply> LookAsync(this Visitor visitor, string signs, string path = ShopPage.Teapot)
    {
        var page = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.NoContent, await visitor.TellAsync(page.Spot, signs));
        return page;
    }

    /// <summary>The steps of one thing that are counted, over all hours: <c>Served 2, Seen 1</c>.</summary>
    public static async Task<string> StepsAsync(this SiteHost site, Dimension dimension = Dimension.All, string key = "")
    {
        await site.Services.GetRequiredService<SpotSteps>().WriteAsync(Cancel);
        var rows = await site.ReadAsync(db => db.SpotFigures.AsNoTracking().Where(f => f.Dimension == dimension && f.Key == key && f.Span == Span.Hour).ToListAsync(Cancel));
        return string.Join(", ", Enum.GetValues<SpotStep>().Select(step => (step, Count: rows.Sum(r => r[step]))).Where(one => one.Count != 0).Select(one => $"{one.step} {one.Count}"));
    }
}
