using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Messenger.AspNetCore.Tests.Support;

namespace WebSite.Tests.Support;

/// <summary>Deliveries as Facebook makes them today, from files with the Page and the time left open.</summary>
internal static partial class Case
{
    /// <summary>Delivers a case, signed, and waits until the site has taken it.</summary>
    /// <param name="site">Who gets it.</param>
    /// <param name="name">The file's, without its ending.</param>
    /// <param name="sooner">How many milliseconds before now it happened.</param>
    public static async Task DeliverCaseAsync(this SiteHost site, string name, int sooner = 0)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Cases", name + ".json"), TestContext.Current.CancellationToken);
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - sooner;
        var body = Moment().Replace(text, match => (now - (match.Groups[1].Length == 0 ? 0 : int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))).ToString(CultureInfo.InvariantCulture))
            .Replace("__PAGE__", Settings.PageId, StringComparison.Ordinal);
        using var http = site.Browser();
        using var response = await http.PostAsync(body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await site.SettledAsync();
    }

    /// <summary>A person's page on the dashboard.</summary>
    public static async Task<WebReply> ThreadAsync(this Visitor merchant, int conversation = 1)
    {
        var page = await merchant.GetAsync($"/dashboard/conversations/{conversation}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page;
    }

    /// <summary>The words of the thread's bubbles, oldest first.</summary>
    public static IReadOnlyList<string> Bubbles(this WebReply thread) => Words(thread, ".bubbles .bubble .words");

    /// <summary>What was done in the thread without a bubble, oldest first, without its time.</summary>
    public static IReadOnlyList<string> Deeds(this WebReply thread) => [.. Words(thread, ".bubbles .deed").Select(text => Clock().Replace(text, ""))];

    private static IReadOnlyList<string> Words(WebReply page, string selector) => [.. page.Document.QuerySelectorAll(selector).Select(e => e.TextContent.Trim())];

    [GeneratedRegex("\"__NOW(?:-([0-9]+))?__\"")]
    private static partial Regex Moment();

    [GeneratedRegex(" [0-9]{2}:[0-9]{2}$")]
    private static partial Regex Clock();
}
