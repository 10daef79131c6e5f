using System.Text.Json.Nodes;

namespace WebSite.Sandbox.Deliveries;

/// <summary>How a person came to the thread. <c>docs/platform.md</c>, Referrals.</summary>
/// <param name="Source">SHORTLINK, ADS, MESSENGER_CODE, DISCOVER_TAB or CUSTOMER_CHAT_PLUGIN.</param>
public sealed record Referral(string Source)
{
    public const string Link = "SHORTLINK";

    public const string Ad = "ADS";

    public const string Code = "MESSENGER_CODE";

    public string? Ref { get; init; }

    public string? AdId { get; init; }

    public string? AdTitle { get; init; }

    public string? AdPhotoUrl { get; init; }

    internal JsonObject ToJson()
    {
        var json = new JsonObject();
        if (Ref is not null)
        {
            json["ref"] = Ref;
        }

        if (AdId is not null)
        {
            json["ad_id"] = AdId;
        }

        json["source"] = Source;
        json["type"] = "OPEN_THREAD";
        if (AdTitle is not null || AdPhotoUrl is not null)
        {
            var context = new JsonObject();
            if (AdTitle is not null)
            {
                context["ad_title"] = AdTitle;
            }

            if (AdPhotoUrl is not null)
            {
                context["photo_url"] = AdPhotoUrl;
            }

            json["ads_context_data"] = context;
        }

        return json;
    }
}
