using System.Net;

namespace WebSite.Tests.Support;

/// <summary>Merchants without a screen.</summary>
internal static class Merchants
{
    /// <summary>The first merchant, signed in.</summary>
    public static async Task<Visitor> MerchantAsync(this SiteHost site)
    {
        var bob = site.Visit();
        var reply = await bob.PostAsync(
            await MerchantPage.WelcomePathAsync(site), [("Input.Email", MerchantPage.Email), ("Input.Password", MerchantPage.Password)], from: Visitor.SomeForm);
        Assert.Equal(HttpStatusCode.Redirect, reply.Status);
        return bob;
    }

    /// <summary>Signs the first merchant in again.</summary>
    public static async Task SignInAsync(this Visitor merchant)
    {
        var reply = await merchant.PostAsync(
            "/account/sign-in", [("Input.Email", MerchantPage.Email), ("Input.Password", MerchantPage.Password)], from: Visitor.SomeForm);
        Assert.Equal(HttpStatusCode.Redirect, reply.Status);
    }

    /// <summary>Presses a form's button on the dashboard, and returns the page that follows.</summary>
    public static async Task<WebReply> PressAsync(this Visitor merchant, string path, params (string Name, string Value)[] fields)
    {
        var reply = await merchant.PostAsync(path, fields, from: "/dashboard/deliveries");
        Assert.Equal(HttpStatusCode.Redirect, reply.Status);
        return await merchant.GetAsync(reply.Location!);
    }

    /// <summary>The notice on a page.</summary>
    public static string? Notice(this WebReply page) => page.Document.QuerySelector(".notice")?.TextContent.Trim();

    /// <summary>The alarms on a page of the dashboard.</summary>
    public static IEnumerable<string> Alarms(this WebReply page) => Dashboard(page).Document.QuerySelectorAll(".alarms li").Select(li => li.TextContent.Trim());

    /// <summary>The alarms but one: a site of the tests has no token, so that what it answers waits.</summary>
    public static IEnumerable<string> AlarmsOfWebhook(this WebReply page) => page.Alarms().Where(text => !text.Contains("has no token of the Page", StringComparison.Ordinal));

    /// <summary>The page, which must be one that a merchant sees: another has no alarms either.</summary>
    private static WebReply Dashboard(WebReply page)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page;
    }

    /// <summary>The ids of the events on a page of deliveries.</summary>
    public static IReadOnlyList<long> EventIds(this WebReply page) =>
        [.. page.Document.QuerySelectorAll("table.events tbody tr").Select(row => long.Parse(row.GetAttribute("data-key")!, System.Globalization.CultureInfo.InvariantCulture))];
}
