using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Campaigns;

/// <summary>A campaign's QR code as a file, for merchants: <c>/dashboard/entry-points/codes/{id}/qr.svg</c> and <c>qr.png</c>.</summary>
internal static class CodeEndpoints
{
    public static void MapCodes(this IEndpointRouteBuilder routes)
    {
        var codes = routes.MapGroup("/dashboard/entry-points/codes/{id:int}").RequireAuthorization().WithMetadata(new SkipStatusCodePagesAttribute());
        codes.MapGet("/qr.svg", SvgAsync);
        codes.MapGet("/qr.png", PngAsync);
    }

    private static async Task<IResult> SvgAsync(int id, string? to, string? logo, string? save, HttpContext http, SiteDb db, CodeTarget target, Logo picture, CancellationToken cancel)
    {
        if (await AddressAsync(id, to, http, db, target, cancel) is not { } found)
        {
            return Results.NotFound();
        }

        var svg = QrSvg.Draw(QrCode.Of(found.Address, logo == "true"), logo == "true" ? await picture.DrawingAsync(cancel) : null);
        Name(http, save, $"{found.Key}.svg");
        return Results.Text(svg, "image/svg+xml");
    }

    private static async Task<IResult> PngAsync(int id, string? to, string? size, string? logo, string? save, HttpContext http, SiteDb db, CodeTarget target, Logo picture, CancellationToken cancel)
    {
        var pixels = size is null ? QrPng.Smallest : int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        if (QrPng.Fault(pixels) is { } fault)
        {
            return Results.Text(fault, statusCode: StatusCodes.Status400BadRequest);
        }

        if (await AddressAsync(id, to, http, db, target, cancel) is not { } found)
        {
            return Results.NotFound();
        }

        var png = QrPng.Draw(QrCode.Of(found.Address, logo == "true"), pixels!.Value, logo == "true" ? await picture.PictureAsync(cancel) : null);
        Name(http, save, $"{found.Key}-{pixels}.png");
        return Results.Bytes(png, "image/png");
    }

    /// <summary>What the code says.</summary>
    private static async Task<(string Address, string Key)?> AddressAsync(int id, string? to, HttpContext http, SiteDb db, CodeTarget target, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        return await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is { } campaign && target.Of(to, campaign) is { } address
            ? (address, campaign.Key)
            : null;
    }

    private static void Name(HttpContext http, string? save, string name)
    {
        if (save == "true")
        {
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        }
    }
}
