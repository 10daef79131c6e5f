using WebSite.Sandbox.Web;

namespace WebSite.Sandbox;

/// <summary>What counts as a webhook address.</summary>
internal static class WebhookRule
{
    public const string Sentence = "must be an absolute http or https URL without user and password, such as http://localhost:5080/webhook.";

    public static bool Allows(Uri address) => PageOrigin.Of(address) is not null;
}
