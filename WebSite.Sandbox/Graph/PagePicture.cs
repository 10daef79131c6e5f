using System.Text.Json.Nodes;
using WebSite.Sandbox.Dialogs;

namespace WebSite.Sandbox.Graph;

/// <summary>
/// <c>GET me/picture?redirect=false&amp;width=…&amp;height=…</c>: where the Page's picture is, and how large. Whether Facebook tells the
/// largest size it has, or the next smaller one, when a larger one is asked for, is uncertain.
/// </summary>
internal static class PagePicture
{
    private const int Usual = 50;

    public static GraphAnswer Get(GraphRequest request)
    {
        if ((request["width"].MayNumber() ?? request["height"].MayNumber()) is { } wrong)
        {
            return wrong;
        }

        if (request["redirect"].Text is not ("false" or "0"))
        {
            return request["redirect"].Wrong("false: the sandbox tells of the picture only");
        }

        var world = request.World;
        var side = world.Settings.Page.PictureSide;
        return new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["height"] = Side(request["height"], side),
                ["is_silhouette"] = side == 0,
                ["url"] = new Uri(request.Origin, Picture.UrlOf(world)).AbsoluteUri,
                ["width"] = Side(request["width"], side),
            },
        };
    }

    private static int Side(Param asked, int side) =>
        side == 0 ? Usual : (int)Math.Clamp(asked.Number ?? Usual, 1, side);
}
