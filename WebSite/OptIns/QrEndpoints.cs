using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using QRCoder;

namespace WebSite.OptIns;

/// <summary>
/// <c>GET /messenger/qr/{spot}</c>: the QR code of an m.me link with a ref of its own, for a shopper whose phone has Messenger. Drawn for the
/// spot's own browser only: who reads the address in a log gets no code.
/// </summary>
internal static class QrEndpoints
{
    public static void MapQr(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/messenger/qr/{spot}", Draw).WithMetadata(new SkipStatusCodePagesAttribute());

    private static IResult Draw(string spot, HttpContext http, SpotKeys keys, RefProtector refs, MessengerLinks links, IOptionsMonitor<MessengerOptions> options, TimeProvider time)
    {
        if (keys.Own(spot, http) is not { } own)
        {
            return Results.NotFound();
        }

        var text = refs.Protect(own with { Door = EntryPoint.Code, ExpiresAt = time.GetUtcNow() + options.CurrentValue.RefLifetime });
        using var data = QRCodeGenerator.GenerateQrCode(links.To(text), QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        http.Response.Headers.CacheControl = "no-store"; // Another ref each time.
        return Results.Text(code.GetGraphic(4), "image/svg+xml");
    }
}
