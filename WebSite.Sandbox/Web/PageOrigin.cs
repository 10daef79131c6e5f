namespace WebSite.Sandbox.Web;

/// <summary>Origins of web pages, as browsers write them: in ASCII, without user and password.</summary>
internal static class PageOrigin
{
    /// <summary>The origin part of an address, or null when it has none.</summary>
    public static string? Of(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? Of(uri) : null;

    /// <summary>The origin part of an address, or null when it has none.</summary>
    public static string? Of(Uri? uri)
    {
        if (uri is not { IsAbsoluteUri: true, UserInfo: "" } || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            return null;
        }

        try
        {
            return uri.HostNameType == UriHostNameType.Dns
                ? $"{uri.Scheme}://{uri.IdnHost}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}"
                : uri.GetLeftPart(UriPartial.Authority);
        }
        catch (UriFormatException)
        {
            // A name that nobody can look up.
            return null;
        }
    }

    /// <summary>Null when all of them are origins, else what is wrong: they go into a header as they are.</summary>
    public static string? WhyNot(IEnumerable<string> origins) =>
        origins.Contains(null!) ? "A domain can't be null."
        : origins.FirstOrDefault(origin => Of(origin) is not { } right || right != origin.TrimEnd('/')) is { } wrong
            ? $"\"{wrong}\" is not an origin such as https://shop.example or http://localhost:3000."
            : null;
}
