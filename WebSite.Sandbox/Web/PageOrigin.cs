namespace WebSite.Sandbox.Web;

/// <summary>Origins of web pages, as browsers write them.</summary>
internal static class PageOrigin
{
    /// <summary>The origin part of an address, or null when it has none.</summary>
    public static string? Of(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri.GetLeftPart(UriPartial.Authority)
            : null;
}
