using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace WebSite.Tests.Support;

/// <summary>A browser without a screen: keeps cookies, follows no redirect, posts forms with their token.</summary>
internal sealed class Visitor(SiteHost site, bool isHttps = false) : IDisposable
{
    private static readonly HtmlParser Parser = new();
    private readonly CookieContainer _cookies = new();
    private HttpClient? _http;

    public HttpClient Http => _http ??= Open();

    public async Task<WebReply> GetAsync(string path)
    {
        using var response = await Http.GetAsync(path, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    /// <summary>Posts to <paramref name="path"/> with the form token that stands on the page of that path, or on <paramref name="from"/>.</summary>
    public async Task<WebReply> PostAsync(string path, IEnumerable<(string Name, string Value)> fields, string? from = null)
    {
        var form = await GetAsync(from ?? "/");
        var token = form.Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        return await PostAsync(path, fields, token, from);
    }

    public async Task<WebReply> PostAsync(string path, IEnumerable<(string Name, string Value)> fields, string token, string? from)
    {
        using var content = new FormUrlEncodedContent(
            [.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var response = await Http.PostAsync(path, content, TestContext.Current.CancellationToken);
        var reply = await ReadAsync(response);

        // A faulty form leads back to its own page, as a browser follows.
        return reply is { Status: HttpStatusCode.Redirect, IsKept: true } ? await GetAsync(reply.Location!) : reply;
    }

    /// <summary>A form token that fits this browser's cookie.</summary>
    public async Task<string> TokenAsync(string path = "/") =>
        (await GetAsync(path)).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    public Task<WebReply> AddToCartAsync(string slug, int quantity = 1) =>
        PostAsync($"/products/{slug}", [("quantity", $"{quantity}")]);

    public Task<WebReply> ConsentAsync(string answer = "yes", string back = "/") =>
        PostAsync("/consent", [("answer", answer), ("back", back)]);

    /// <summary>Orders what is in the cart.</summary>
    public Task<WebReply> OrderAsync() => PostAsync("/checkout", OrderFields);

    public static IReadOnlyList<(string Name, string Value)> OrderFields { get; } =
    [
        ("Input.Name", "Alice Archer"), ("Input.Email", "alice@example.com"), ("Input.Street", "Harbour Street 12"),
        ("Input.PostalCode", "20100"), ("Input.City", "Turku"), ("Input.Country", "FI"),
    ];

    /// <summary>The shopper cookie's text, or null.</summary>
    public string? Shopper
    {
        get => _cookies.GetCookies(site.Address)["shopper"]?.Value;
        set => _cookies.Add(site.Address, new Cookie("shopper", value) { Path = "/" });
    }

    public void Dispose() => _http?.Dispose();

    private static async Task<WebReply> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new(
            response.StatusCode,
            response.Headers.Location?.OriginalString,
            text,
            Parser.ParseDocument(text),
            response.Headers.Concat(response.Content.Headers).ToLookup(h => h.Key, h => string.Join('\n', h.Value), StringComparer.OrdinalIgnoreCase));
    }

    private HttpClient Open()
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = site.Address };
        if (isHttps)
        {
            http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        }

        return http;
    }
}

/// <summary>What came back.</summary>
internal sealed record WebReply(HttpStatusCode Status, string? Location, string Text, IDocument Document, ILookup<string, string> Headers)
{
    /// <summary>The Messenger spot's ref.</summary>
    public string Ref => Document.QuerySelector(".messenger-spot")!.GetAttribute("data-ref")!;

    /// <summary>Whether the form that was posted could not be taken, and waits in a cookie for its page.</summary>
    public bool IsKept => Cookies.Any(cookie => cookie.StartsWith("kept-", StringComparison.Ordinal) && cookie.IndexOf('=', StringComparison.Ordinal) is var at && cookie[at + 1] != ';');

    public string Policy => Assert.Single(Headers["Content-Security-Policy"]);

    public IEnumerable<string> Cookies => Headers["Set-Cookie"].SelectMany(text => text.Split('\n'));
}
