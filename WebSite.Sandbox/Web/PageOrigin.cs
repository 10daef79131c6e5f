namespace WebSite.Sandbox.Web;

/// <summary>Origins of web pages, as browsers write them.</summary>
internal static class PageOrigin
{
    /// <summary>The origin part of an address, or null when it has none.</summary>
    public static string? Of(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri.GetLeftPart(UriPartial.Authority)
            : null;

    /// <summary>Null when all of them are origins, else what is wrong: they go into a header as they are.</summary>
    public static string? WhyNot(IEnumerable<string> origins) =>
        origins.FirstOrDefault(origin => Of(origin) is not { } right || right != origin.TrimEnd('/')) is { } wrong
            ? $"\"{wrong}\" is not an origin such as https://shop.example or http://localhost:3000."
            : null;
}
