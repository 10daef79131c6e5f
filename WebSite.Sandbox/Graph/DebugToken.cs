using System.Text.Json.Nodes;

namespace WebSite.Sandbox.Graph;

/// <summary><c>GET debug_token</c>: what a token is good for.</summary>
internal static class DebugToken
{
    public const string Operation = "debug_token";

    public static GraphAnswer Get(GraphRequest request)
    {
        if (request["input_token"].NeedText() is { } missing)
        {
            return missing;
        }

        var options = request.World.Options;
        var token = request["input_token"].Text;
        var isPage = token == options.PageAccessToken;
        var isApp = token == options.AppAccessToken;
        var data = new JsonObject { ["is_valid"] = isPage || isApp, ["scopes"] = new JsonArray() };
        if (isPage || isApp)
        {
            data["app_id"] = options.AppId;
            data["type"] = isPage ? "PAGE" : "APP";
            data["application"] = AppNode.NameOf(request);
        }
        else
        {
            data["error"] = new JsonObject { ["code"] = GraphErrors.BadToken.Code, ["message"] = GraphErrors.BadToken.Message };
        }

        if (isPage)
        {
            data["expires_at"] = 0;
            data["profile_id"] = options.PageId;
            data["scopes"] = new JsonArray([.. AppPermissions.Granted(request.World).Select(scope => (JsonNode)scope)]);
        }

        return new JsonObject { ["data"] = data };
    }
}
