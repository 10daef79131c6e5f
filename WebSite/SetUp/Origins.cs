using Microsoft.AspNetCore.Hosting.Server.Features;

namespace WebSite.SetUp;

/// <summary>Where the server listens.</summary>
internal static class Origins
{
    /// <summary>An address that the server listens at, as this machine reaches it.</summary>
    public static Uri? Listening(IServerAddressesFeature? server) => Listening(server?.Addresses.FirstOrDefault());

    /// <summary>The first of addresses as <c>ASPNETCORE_URLS</c> has them; null when there is none with a port.</summary>
    public static Uri? Listening(string? urls)
    {
        if (urls?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() is not { } first)
        {
            return null;
        }

        try
        {
            var address = BindingAddress.Parse(first);
            var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
            return address.Port > 0 && Uri.TryCreate($"{address.Scheme}://{host}:{address.Port}", UriKind.Absolute, out var url) ? url : null;
        }
        catch (FormatException)
        {
            return null; // The server will say what is wrong with it.
        }
    }
}
