using System.Text.Json.Nodes;
using WebSite.Sandbox.Plugins;

namespace WebSite.Sandbox.Graph.Codes;

/// <summary><c>POST me/messenger_codes</c>. <c>docs/platform.md</c>, Codes.</summary>
internal static class MessengerCodesEdge
{
    private const int UsualSize = 1000;

    public static GraphAnswer Make(GraphRequest request)
    {
        var size = request["image_size"];
        var codeRef = request["data"]["ref"];
        var wrong = request["type"].NeedOneOf("standard")
            ?? (size.IsMissing || size.Number is >= 100 and <= 2000 && double.IsInteger(size.Number.Value) ? null : size.Wrong("a whole number from 100 to 2000"))
            ?? request["data"].MayObject()
            ?? (request["data"].IsMissing ? null : codeRef.NeedText())
            ?? (RefRule.WhyNot(codeRef.Text, RefRule.LongestInPlugin) is { } reason ? codeRef.Wrong($"a ref that will do. {reason}") : null);
        if (wrong is not null)
        {
            return wrong;
        }

        var code = request.World.Codes.Add(codeRef.Text, (int)(size.Number ?? UsualSize));
        return new JsonObject { ["uri"] = new Uri(request.Origin, $"/codes/{request.World.Id}/{code.Id}.png").AbsoluteUri };
    }
}
