using System.Net;
using System.Net.Sockets;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace WebSite.Tests.Support;

/// <summary>A browser without a screen: keeps cookies, follows no redirect, posts forms with their token.</summary>
internal sealed class Visitor(SiteHost site, bool isHttps = false, IPAddress? from = null) : IDisposable
{
    /// <summary>A page that always has a form, and makes no shopper of whoever looks at it.</summary>
    public const string SomeForm = "/account/sign-in";

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
        var form = await GetAsync(from ?? SomeForm);
        var token = form.Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        return await PostAsync(path, fields, token, from);
    }

    public async Task<WebReply> PostAsync(string path, IEnumerable<(string Name, string Value)> fields, string token, string? from)
    {
        using var content = new FormUrlEncodedContent(
            [.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var response = await Http.PostAsync(path, content, TestContext.Current.CancellationToken);
        var reply = await ReadAsync(response);

        // A faulty form leads back to its own page, as a browser follows. The cookie alone doesn't tell: another page's form may be in it.
        return reply is { Status: HttpStatusCode.Redirect, IsKept: true, Location: { } to } && IsSamePage(to, path) ? await GetAsync(to) : reply;
    }

    /// <summary>Posts a form with a token, and doesn't go where a faulty one leads back to.</summary>
    public async Task<WebReply> PostWithoutFollowingAsync(string path, params (string Name, string Value)[] fields)
    {
        var token = await TokenAsync();
        using FormUrlEncodedContent content = new([.. fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))]);
        using var response = await Http.PostAsync(path, content, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    /// <summary>A form token that fits this browser's cookie.</summary>
    public async Task<string> TokenAsync(string path = SomeForm) =>
        (await GetAsync(path)).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    public Task<WebReply> AddToCartAsync(string slug, int quantity = 1) =>
        PostAsync($"/products/{slug}", [("quantity", $"{quantity}")]);

    public Task<WebReply> ConsentAsync(string answer = "yes", string back = "/") =>
        PostAsync("/consent", [("answer", answer), ("back", back)]);

    /// <summary>Orders what is in the cart.</summary>
    public Task<WebReply> OrderAsync() => PostAsync("/checkout", OrderFields);

    /// <summary>Orders a teapot, with the tick and a phone number; returns the order's page.</summary>
    public async Task<string> OrderWithNumberAsync(string phone)
    {
        await AddToCartAsync("harbour-teapot");
        var reply = await PostAsync("/checkout", [.. OrderFields, ("Matching.Wording", "1"), ("Matching.Agrees", "true"), ("Matching.Phone", phone)]);
        Assert.Equal(HttpStatusCode.Redirect, reply.Status);
        return reply.Location!;
    }

    /// <summary>Confirms the number on the order's page; returns that page as it stands then.</summary>
    public async Task<WebReply> ConfirmNumberAsync(string order)
    {
        var asked = (await GetAsync(order)).Document.QuerySelector(".confirm-number input[type=hidden][name=phone]");
        Assert.NotNull(asked);
        var reply = await PostAsync(order + "/number?handler=Confirm", [("phone", asked.GetAttribute("value")!)], from: order);
        Assert.Equal(HttpStatusCode.Redirect, reply.Status);
        return await GetAsync(reply.Location!);
    }

    public static IReadOnlyList<(string Name, string Value)> OrderFields { get; } =
    [
        ("Input.Name", "Alice Archer"), ("Input.Email", "alice@example.com"), ("Input.Street", "Harbour Street 12"),
        ("Input.PostalCode", "20100"), ("Input.City", "Turku"), ("Input.Country", "FI"),
    ];

    /// <summary>The shopper cookie's text, or null.</summary>
    public string? Shopper
    {
        get => Cookie("shopper");
        set => _cookies.Add(site.Address, new Cookie("shopper", value) { Path = "/" });
    }

    /// <summary>A cookie's text, by its plain name; null without.</summary>
    public string? Cookie(string name) => isHttps
        ? _cookies.GetCookies(new UriBuilder(site.Address) { Scheme = Uri.UriSchemeHttps }.Uri)["__Host-" + name]?.Value
        : _cookies.GetCookies(site.Address)[name]?.Value;

    /// <summary>Puts a cookie into the browser, as who comes at it from outside does.</summary>
    public void Put(string name, string value) => _cookies.Add(site.Address, new Cookie(name, value) { Path = "/" });

    public void Dispose() => _http?.Dispose();

    private static bool IsSamePage(string one, string other) => one.Split('?')[0].Equals(other.Split('?')[0], StringComparison.OrdinalIgnoreCase);

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
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies };
        if (from is not null)
        {
            handler.ConnectCallback = ConnectAsync;
        }

        var http = new HttpClient(isHttps ? new SecureCookies(_cookies) : handler) { BaseAddress = site.Address };
        if (isHttps)
        {
            http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        }

        return http;
    }

    /// <summary>From an address of its own on this machine.</summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(from!, 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>What came back.</summary>
internal sealed record WebReply(HttpStatusCode Status, string? Location, string Text, IDocument Document, ILookup<string, string> Headers)
{
    /// <summary>The ref of Send to Messenger, or where the spot has none, of Message Us.</summary>
    public string Ref => Document.QuerySelector(".messenger-spot .fb-send-to-messenger")?.GetAttribute("data-ref") ?? MessageUsRef;

    /// <summary>The ref of Message Us.</summary>
    public string MessageUsRef => Document.QuerySelector(".messenger-spot .fb-messengermessageus")!.GetAttribute("ref")!;

    /// <summary>The ref of the m.me link.</summary>
    public string LinkRef => Document.QuerySelector(".messenger-spot a[data-link]")!.GetAttribute("href")!.Split("?ref=")[1];

    /// <summary>What the Messenger spot is called in addresses.</summary>
    public string Spot => Document.QuerySelector(".messenger-spot")!.GetAttribute("data-spot")!;

    /// <summary>What a reader reads.</summary>
    public string Said => Document.DocumentElement.TextContent;

    /// <summary>Whether a form that could not be taken waits in the cookie for its page.</summary>
    public bool IsKept => Cookies.Any(cookie => cookie.Split('=')[0] is "kept" or "__Host-kept" && cookie.IndexOf('=', StringComparison.Ordinal) is var at && cookie[at + 1] != ';');

    public string Policy => Assert.Single(Headers["Content-Security-Policy"]);

    public IEnumerable<string> Cookies => Headers["Set-Cookie"].SelectMany(text => text.Split('\n'));
}
