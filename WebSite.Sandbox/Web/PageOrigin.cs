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
}
