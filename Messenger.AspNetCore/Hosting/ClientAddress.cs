using System.Net;
using System.Net.Sockets;

namespace Messenger.AspNetCore.Hosting;

/// <summary>
/// The address that limits count by: the client's own, which the forwarded headers of trusted proxies have put into the connection.
/// A home has a whole /56 of IPv6 addresses (RIPE-690), so all of those count as one.
/// </summary>
public static class ClientAddress
{
    private const int NetworkBytes = 7;
    private const int AroundBytes = 6;

    /// <summary>The request's; <see cref="IPAddress.None"/> where the server has none, as behind a Unix socket without a trusted proxy's header.</summary>
    public static IPAddress Of(HttpContext http) => Counted(http.Connection.RemoteIpAddress);

    /// <summary>An IPv4 address as it is, also one written as IPv6; of an IPv6 address the network.</summary>
    public static IPAddress Counted(IPAddress? address)
    {
        if (address is null)
        {
            return IPAddress.None;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        return Beginning(address, NetworkBytes);
    }

    /// <summary>The /48 around a counted IPv6 network, 256 of those: so much one customer of a hosting company gets, too. Null for an IPv4 address, which has none.</summary>
    public static IPAddress? Around(IPAddress counted)
    {
        ArgumentNullException.ThrowIfNull(counted);
        return counted.AddressFamily == AddressFamily.InterNetworkV6 ? Beginning(counted, AroundBytes) : null;
    }

    private static IPAddress Beginning(IPAddress address, int length)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[length..].Clear();
        return new(bytes);
    }
}
