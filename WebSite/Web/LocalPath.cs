using Microsoft.AspNetCore.Http.HttpResults;

namespace WebSite.Web;

/// <summary>Where a form may send the browser afterwards.</summary>
internal static class LocalPath
{
    /// <summary>The address if it is a path of this site that a header can carry, else the other one.</summary>
    public static string Or(string? address, string other) =>
        address is not null && RedirectHttpResult.IsLocalUrl(address) && address.All(c => c is >= ' ' and <= '~') ? address : other;
}
