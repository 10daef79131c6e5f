namespace WebSite.Tests.Support;

/// <summary>The set-up check, as the dashboard shows it.</summary>
internal static class SetUpPage
{
    public const string Path = "/dashboard/setup";

    /// <summary>What isn't as it should be, by the checks' ids: <c>domain: wrong, greeting: warning</c>. What can't be told or asked doesn't count.</summary>
    public static string Trouble(this WebReply page) => string.Join(", ", page.Checks().Where(check => check.Outcome is "wrong" or "warning").Select(check => $"{check.Id}: {check.Outcome}"));

    /// <summary>The ids of the checks of one outcome.</summary>
    public static IEnumerable<string> Of(this WebReply page, string outcome) => page.Checks().Where(check => check.Outcome == outcome).Select(check => check.Id);

    /// <summary>What a check says, with its lists and buttons.</summary>
    public static string Says(this WebReply page, string id) => string.Join(' ', page.Document.GetElementById(id)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Presses a check's button, and returns the page that follows.</summary>
    public static async Task<WebReply> FixAsync(this Visitor merchant, string id, params (string Name, string Value)[] fields)
    {
        var page = await merchant.GetAsync(Path);
        var form = page.Document.GetElementById(id)!.QuerySelector("form") ?? throw new InvalidOperationException($"{id} has no button: {page.Says(id)}");
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var reply = await merchant.PostAsync(form.GetAttribute("action")!, [("id", id), .. fields], token, null);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, reply.Status);
        return await merchant.GetAsync(reply.Location!);
    }

    private static IEnumerable<(string Id, string Outcome)> Checks(this WebReply page)
    {
        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        return page.Document.QuerySelectorAll("li.check").Select(check => (check.Id!, check.GetAttribute("data-outcome")!));
    }
}
