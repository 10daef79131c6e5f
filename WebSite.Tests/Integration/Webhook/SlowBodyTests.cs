using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Messenger.AspNetCore.Tests.Support;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Webhook;

/// <summary>Senders that hold a connection open, by a socket of their own. The server's clock for them is the real one.</summary>
public sealed class SlowBodyTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("1.1", 0)]
    [InlineData("1.0", 0)]
    [InlineData("1.1", 300)] // More than what the server asks of other bodies: 240 bytes a second.
    [InlineData("1.0", 300)]
    public async Task A_signed_body_that_comes_too_slowly_is_cut_off(string version, int bytesPerTick)
    {
        var body = Encoding.UTF8.GetBytes(Delivery(OptIn("slow", 1), Event($"\"message\":{{\"text\":\"{new string('t', 900_000)}\"}}")));
        using var socket = await ConnectAsync();
        await socket.SendAsync(Head(body, version), Cancel);
        await socket.SendAsync(body.AsMemory(0, 1000), Cancel);
        var answer = AnswerAsync(socket);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var sent = 1000; bytesPerTick > 0 && !answer.IsCompleted && await tick.WaitForNextTickAsync(Cancel); sent += bytesPerTick)
        {
            if (!await TrySendAsync(socket, body.AsMemory(sent, bytesPerTick)))
            {
                break;
            }
        }

        // Who goes on sending may find the connection reset before the answer is read.
        Assert.Matches(bytesPerTick == 0 ? "^HTTP/1.1 408 " : "^(HTTP/1.1 408 |reset)", await answer);
        Assert.DoesNotContain(await shared.Site.EventsAsync(), e => e.Timestamp?.ToUnixTimeMilliseconds() == 1);
        using var http = shared.Site.Browser();
        using var response = await http.PostAsync(Delivery(OptIn("quick", 2)));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_not_stored()
    {
        var body = Encoding.UTF8.GetBytes(Delivery(OptIn("short", 3)));
        using var socket = await ConnectAsync();
        await socket.SendAsync(Head(body), Cancel);
        await socket.SendAsync(body.AsMemory(0, body.Length - 1), Cancel);
        socket.Shutdown(SocketShutdown.Send);

        Assert.Matches("^(HTTP/1.1 400 |reset|$)", await AnswerAsync(socket));
        Assert.DoesNotContain(await shared.Site.EventsAsync(), e => e.Timestamp?.ToUnixTimeMilliseconds() == 3);
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, shared.Site.Address.Port, Cancel);
        return socket;
    }

    private static byte[] Head(byte[] body, string version = "1.1") => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"POST /webhook HTTP/{version}\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Hub-Signature-256: {Sign(body)}\r\nContent-Length: {body.Length}\r\n\r\n"));

    private static async Task<bool> TrySendAsync(Socket socket, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await socket.SendAsync(bytes, Cancel);
            return true;
        }
        catch (SocketException)
        {
            return false; // The server has closed it.
        }
    }

    /// <summary>The first bytes of the answer.</summary>
    private static async Task<string> AnswerAsync(Socket socket)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Patience.Most);
        var bytes = new byte[512];
        try
        {
            return Encoding.ASCII.GetString(bytes, 0, await socket.ReceiveAsync(bytes, limit.Token));
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionReset)
        {
            return "reset";
        }
    }
}
