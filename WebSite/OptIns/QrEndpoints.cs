using Microsoft.AspNetCore.Mvc;
using QRCoder;
using WebSite.Messenger;

namespace WebSite.OptIns;

/// <summary><c>GET /messenger/qr/{ref}</c>: the QR code of the m.me link with that ref, for a shopper whose phone has Messenger.</summary>
internal static class QrEndpoints
{
    public static void MapQr(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/messenger/qr/{ref}", Draw).WithMetadata(new SkipStatusCodePagesAttribute());

    /// <summary>Draws refs of ours only, in their one spelling: the address is no free drawing service.</summary>
    private static IResult Draw(string @ref, HttpContext http, RefProtector refs, MessengerLinks links)
    {
        if (RefText.Canonical(@ref) != @ref || refs.Read(@ref, DateTimeOffset.MinValue, out _) != RefVerdict.Ours)
        {
            return Results.NotFound();
        }

        using var data = QRCodeGenerator.GenerateQrCode(links.To(@ref), QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        http.Response.Headers.CacheControl = "private, max-age=3600";
        return Results.Text(code.GetGraphic(4), "image/svg+xml");
    }
}
