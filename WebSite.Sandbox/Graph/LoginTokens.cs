using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph;

/// <summary><c>oauth/access_token</c>: the code of a login for the person's token, or the app's own token.</summary>
internal static class LoginTokens
{
    /// <summary>What Facebook answers; the wording of the last is ours.</summary>
    private static readonly Dictionary<CodeFault, (string Message, int? Subcode)> Faults = new()
    {
        [CodeFault.Unknown] = ("Invalid verification code format.", null),
        [CodeFault.Used] = ("This authorization code has been used.", 36009),
        [CodeFault.Old] = ("This authorization code has expired.", 36007),
        [CodeFault.OtherRedirect] = ("Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request", 36008),
        [CodeFault.OtherVerifier] = ("Error validating code_verifier.", null),
    };

    public static GraphAnswer Get(GraphRequest request) => request["code"].IsMissing ? AppTokens.Get(request) : Trade(request);

    private static GraphAnswer Trade(GraphRequest request)
    {
        if ((request["redirect_uri"].NeedUrl() ?? request["code"].NeedText() ?? AppTokens.WhyNotApp(request)) is { } wrong)
        {
            return wrong;
        }

        var (token, fault) = request.World.Logins.Trade(request["code"].Text!, request["redirect_uri"].Text!, request["code_verifier"].Text);
        return token is null
            ? new GraphError(100, Faults[fault].Message) { Subcode = Faults[fault].Subcode, HasPrefix = false }
            : new JsonObject { ["access_token"] = token, ["token_type"] = "bearer", ["expires_in"] = 5_183_944 };
    }
}
