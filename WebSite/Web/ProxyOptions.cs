using System.Net;
using Messenger.AspNetCore.Configuration;
using Microsoft.Extensions.Options;

namespace WebSite.Web;

/// <summary>Whose word for a browser's address and scheme is believed: section <c>Proxies</c>. See <c>docs/deployment.md</c>.</summary>
public sealed class ProxyOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Proxies";

    /// <summary>The most <see cref="Hops"/>.</summary>
    public const int MostHops = 10;

    private static readonly string[] ThisMachine = ["127.0.0.0/8", "::1"];

    /// <summary>Addresses (<c>10.0.0.5</c>) and networks (<c>10.0.0.0/8</c>) of proxies; when empty, this machine alone, and only for the scheme.</summary>
    public string[] Trusted { get; set; } = [];

    /// <summary>How many proxies in a row may have handed a browser's address on, 1 to <see cref="MostHops"/>.</summary>
    [WholeNumber(1, MostHops, Note = ", the number of proxies that stand in a row before the site.")]
    public int Hops { get; set; } = 1;

    /// <summary>
    /// Whether a browser's address is taken from <c>X-Forwarded-For</c>: only where somebody has named the proxies. A proxy that nobody thought of
    /// may pass on what the client itself put there, and all limits by address would fall.
    /// </summary>
    internal bool BelievesAddresses => Trusted.Length > 0;

    /// <summary><see cref="Trusted"/> as networks.</summary>
    /// <exception cref="FormatException">An entry is none.</exception>
    internal IReadOnlyList<IPNetwork> Networks =>
        [.. (Trusted.Length == 0 ? ThisMachine : Trusted).Select(text => Network(text) ?? throw new FormatException($"'{text}' is no address."))];

    /// <summary>An entry as a network; null when it is none.</summary>
    internal static IPNetwork? Network(string? text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : null;
}

/// <summary>Stops the start when a proxy's address is none.</summary>
internal sealed class ProxyOptionsValidator : IValidateOptions<ProxyOptions>
{
    public ValidateOptionsResult Validate(string? name, ProxyOptions options) =>
        options.Trusted.Where(text => ProxyOptions.Network(text) is null).ToList() is { Count: > 0 } wrong
            ? ValidateOptionsResult.Fail(wrong.Select(one => $"Proxies:Trusted has '{one}'. Each entry must be an address, such as 10.0.0.5, or a network that begins at its own first address, such as 10.0.0.0/8."))
        : ValidateOptionsResult.Success;
}
