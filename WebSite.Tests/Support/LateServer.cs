using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WebSite.Tests.Support;

/// <summary>An address at which nobody listens yet: a call of it is refused until <see cref="Open"/>.</summary>
internal sealed class LateServer : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _answer;
    private int _posts;

    /// <param name="json">What it answers to everything, once it is open.</param>
    public LateServer(string json)
    {
        // The port is taken and refuses: nobody else can get it meanwhile.
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _answer = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\nConnection: close\r\n\r\n{json}");
    }

    public Uri Address => new($"http://{_socket.LocalEndPoint}");

    /// <summary>How many POSTs came.</summary>
    public int Posts => Volatile.Read(ref _posts);

    /// <summary>Listens from now on.</summary>
    public void Open()
    {
        _socket.Listen();
        _ = ServeAsync();
    }

    public void Dispose() => _socket.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var caller = await _socket.AcceptAsync();
                await using var stream = new NetworkStream(caller);
                using var reader = new StreamReader(stream, Encoding.ASCII);
                if ((await reader.ReadLineAsync())?.StartsWith("POST", StringComparison.Ordinal) is true)
                {
                    Interlocked.Increment(ref _posts);
                }

                var length = 0;
                while (await reader.ReadLineAsync() is { Length: > 0 } header)
                {
                    length = header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase) ? int.Parse(header[15..], System.Globalization.CultureInfo.InvariantCulture) : length;
                }

                await reader.ReadBlockAsync(new char[length]);
                await stream.WriteAsync(_answer);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }
}
