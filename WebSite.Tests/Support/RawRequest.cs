using System.Net;
using System.Net.Sockets;
using System.Text;
using Messenger.AspNetCore.Tests.Support;

namespace WebSite.Tests.Support;

/// <summary>A request by a socket of its own: its head now, its body when and as far as a test likes.</summary>
internal sealed class RawRequest : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);

    /// <summary>Sends a head, and the empty line after it.</summary>
    public static async Task<RawRequest> SendAsync(Uri address, params string[] head)
    {
        var request = new RawRequest();
        await request._socket.ConnectAsync(IPAddress.Loopback, address.Port, TestContext.Current.CancellationToken);
        await request.SendAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", [.. head, "Host: localhost", "", ""])));
        return request;
    }

    /// <summary>Sends bytes of the body.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await _socket.SendAsync(bytes, TestContext.Current.CancellationToken);

    /// <summary>What comes until the server closes the connection, or cuts it off after its answer.</summary>
    public async Task<string> AnswerAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience.Most);
        var (answer, bytes) = (new StringBuilder(), new byte[512]);
        try
        {
            while (await _socket.ReceiveAsync(bytes, limit.Token) is > 0 and var length)
            {
                answer.Append(Encoding.ASCII.GetString(bytes, 0, length));
            }
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionReset && answer.Length > 0)
        {
            // Of a body that isn't read, the server lets the rest fall.
        }

        return answer.ToString();
    }

    public void Dispose() => _socket.Dispose();
}
