using Microsoft.Extensions.Options;

namespace WebSite.Web;

/// <summary>Where the world finds the site: for links in messages and on paper, which no request says.</summary>
public sealed class SiteOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Site";

    /// <summary>For instance <c>https://shop.example</c>; empty where it isn't known.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>The shop's name in messages.</summary>
    public string Name { get; set; } = "Kettle & Kin";
}

/// <summary>Stops the start when the public address is none.</summary>
internal sealed class SiteOptionsValidator : IValidateOptions<SiteOptions>
{
    public ValidateOptionsResult Validate(string? name, SiteOptions options) =>
        options.PublicUrl.Length == 0 || (Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url is { AbsolutePath: "/", Query: "", Fragment: "" })
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Site:PublicUrl is '{options.PublicUrl}'. It looks like https://shop.example, without a path.");
}

/// <summary>Registers what knows the site's own address.</summary>
internal static class AddressServices
{
    public static void AddSitesAddress(this IServiceCollection services)
    {
        services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptionsValidator>();
        services.AddSingleton<IOptionsFactory<SiteOptions>, LastGood<SiteOptions>>();
        services.AddSingleton<PublicAddress>();
    }
}
