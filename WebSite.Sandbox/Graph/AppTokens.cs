using System.Text.Json.Nodes;

namespace WebSite.Sandbox.Graph;

/// <summary><c>GET oauth/access_token?grant_type=client_credentials</c>: the app's own token.</summary>
internal static class AppTokens
{
    public const string Operation = "oauth/access_token";

    public static GraphAnswer Get(GraphRequest request)
    {
        var options = request.World.Options;
        return (request["grant_type"].NeedOneOf("client_credentials") ?? WhyNotApp(request)) is { } wrong ? wrong
            : new JsonObject { ["access_token"] = options.AppAccessToken, ["token_type"] = "bearer" };
    }

    /// <summary>Null when the caller names the app and its secret.</summary>
    public static GraphError? WhyNotApp(GraphRequest request)
    {
        var options = request.World.Options;
        return request["client_id"].NeedText() ?? request["client_secret"].NeedText()
            ?? (request["client_id"].Text != options.AppId ? new GraphError(101, "Error validating application. Cannot get application info due to a system error.") { HasPrefix = false }
                : request["client_secret"].Text != options.AppSecret ? new GraphError(1, "Error validating client secret.") { HasPrefix = false }
                : null);
    }
}
