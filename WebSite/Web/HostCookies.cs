using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace WebSite.Web;

/// <summary>
/// Over https, every cookie of the site's has a name that begins with <c>__Host-</c>, and none is read that hasn't: the browser itself
/// then keeps other hosts and plain http from setting it. Over http, where browsers refuse that, they have their plain names.
/// The rest of the site knows the plain names only.
/// </summary>
internal static class HostCookies
{
    private const string Prefix = "__Host-";

    public static void UseHostCookies(this IApplicationBuilder app) => app.Use(static (http, next) =>
    {
        if (http.Request.IsHttps)
        {
            http.Features.Set<IRequestCookiesFeature>(new Received(Read(http.Request.Headers.Cookie)));
            http.Features.Set<IResponseCookiesFeature>(new Sent(http.Response.Cookies));
        }

        return next(http);
    });

    /// <summary>To the letter: some browsers guard no other spelling of the prefix.</summary>
    private static Dictionary<string, string> Read(IList<string> header)
    {
        Dictionary<string, string> cookies = new(StringComparer.Ordinal);
        if (CookieHeaderValue.TryParseList(header, out var list))
        {
            foreach (var cookie in list)
            {
                var name = cookie.Name.ToString();
                if (name.StartsWith(Prefix, StringComparison.Ordinal))
                {
                    cookies.TryAdd(name[Prefix.Length..], Uri.UnescapeDataString(cookie.Value.Value ?? ""));
                }
            }
        }

        return cookies;
    }

    private sealed class Received(Dictionary<string, string> cookies) : IRequestCookiesFeature, IRequestCookieCollection
    {
        public IRequestCookieCollection Cookies { get => this; set => throw new NotSupportedException("What a browser sent isn't changed."); }

        public int Count => cookies.Count;

        public ICollection<string> Keys => cookies.Keys;

        public string? this[string key] => cookies.GetValueOrDefault(key);

        public bool ContainsKey(string key) => cookies.ContainsKey(key);

        public bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => cookies.TryGetValue(key, out value);

        public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => cookies.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Sent(IResponseCookies cookies) : IResponseCookiesFeature, IResponseCookies
    {
        public IResponseCookies Cookies => this;

        public void Append(string key, string value) => Append(key, value, new());

        public void Append(string key, string value, CookieOptions options) => cookies.Append(Prefix + key, value, Guarded(options));

        public void Delete(string key) => Delete(key, new());

        public void Delete(string key, CookieOptions options) => cookies.Delete(Prefix + key, Guarded(options));

        /// <summary>What browsers ask of the prefix.</summary>
        private static CookieOptions Guarded(CookieOptions options) => new(options) { Path = "/", Domain = null, Secure = true };
    }
}
