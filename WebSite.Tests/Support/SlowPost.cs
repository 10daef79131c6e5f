using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WebSite.Tests.Support;

/// <summary>A form that comes slowly, by a socket of its own: head at once, then a few bytes at a time.</summary>
internal sealed class SlowPost : IAsyncDisposable
{
    private const int TicksASecond = 5;
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private Task _sending = Task.CompletedTask;

    private SlowPost()
    {
    }

    /// <summary>The first line of the answer; "reset" when the server closed the connection while bytes were on their way.</summary>
    public Task<string> Answer { get; private set; } = null!;

    public static async Task<SlowPost> StartAsync(Uri site, string path, int length, int bytesASecond)
    {
        SlowPost post = new();
        await post._socket.ConnectAsync(IPAddress.Loopback, site.Port, post._stop.Token);
        await post._socket.SendAsync(
            Encoding.ASCII.GetBytes(string.Create(
                CultureInfo.InvariantCulture, $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n")),
            post._stop.Token);
        post.Answer = post.ReadAsync();
        post._sending = post.SendAsync(length, bytesASecond / TicksASecond);
        return post;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _sending;
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task SendAsync(int length, int bytesATick)
    {
        var bytes = Encoding.ASCII.GetBytes(new string('a', bytesATick));
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1) / TicksASecond);
        try
        {
            for (var sent = 0; sent + bytesATick < length && !Answer.IsCompleted && await tick.WaitForNextTickAsync(_stop.Token); sent += bytesATick)
            {
                await _socket.SendAsync(bytes, _stop.Token);
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            // The server has closed it, or the test is over.
        }
    }

    private async Task<string> ReadAsync()
    {
        var bytes = new byte[512];
        try
        {
            return Encoding.ASCII.GetString(bytes, 0, await _socket.ReceiveAsync(bytes, _stop.Token)).Split('\r')[0];
        }
        catch (SocketException)
        {
            return "reset";
        }
    }
}
