namespace WebSite.Sandbox.Web;

/// <summary>How the sandbox calls a website: straight, without cookies, and never on to where an answer points.</summary>
internal static class WebsiteClient
{
    private const int MostBytes = 64 * 1024;

    /// <summary>A client that waits so long for a whole answer, of up to 64 KiB.</summary>
    public static HttpClient New(TimeSpan patience) => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        Timeout = patience,
        MaxResponseContentBufferSize = MostBytes,
    };
}
