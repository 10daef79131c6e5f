using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Messenger.AspNetCore.Webhook;

namespace Messenger.AspNetCore.Tests.Webhook;

/// <summary>Who gets a buffer when none is free.</summary>
public class LargeBuffersTests
{
    private const int Quick = 1024 * 1024;
    private const int Stalled = 70_000;
    private static readonly TimeSpan Soon = LargeBuffers.Kept + TimeSpan.FromSeconds(0.5);
    private static readonly IPAddress Charlie = IPAddress.Parse("203.0.113.7");
    private static readonly IPAddress Facebook = IPAddress.Parse("198.51.100.1");

    private readonly ManualClock _clock = new();
    private readonly LargeBuffers _buffers;

    public LargeBuffersTests() => _buffers = new(_clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("203.0.113.7")] // Behind a proxy all have one address.
    [InlineData("198.51.100.1")]
    public async Task A_body_that_stands_still_loses_its_buffer_to_one_that_waits(string waiting)
    {
        var held = await HoldAsync(LargeBuffers.Most, Charlie, Stalled);
        Assert.NotNull(await WaitAsync(IPAddress.Parse(waiting), Soon));
        Assert.Equal([0], Lost(held)); // The oldest, and no more than are needed.
    }

    [Fact]
    public async Task While_nobody_waits_a_slow_body_keeps_its_buffer()
    {
        var held = await HoldAsync(LargeBuffers.Most - 1, Charlie, Stalled);
        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.NotNull(await _buffers.TakeAsync(Facebook, Cancel));
        Assert.Empty(Lost(held));
    }

    [Fact]
    public async Task Quick_ones_of_one_address_keep_theirs_and_who_waits_is_told_to_come_again()
    {
        var held = await HoldAsync(LargeBuffers.Most, Charlie, Quick);
        Assert.Null(await WaitAsync(Charlie));
        Assert.Empty(Lost(held));
        Assert.Equal(0, _buffers.Waiting);
    }

    [Fact]
    public async Task An_address_with_more_than_its_share_gives_one_to_another_address()
    {
        var held = await HoldAsync(LargeBuffers.Most, Charlie, Quick);
        Assert.NotNull(await WaitAsync(Facebook, Soon));
        Assert.Equal([0], Lost(held));
    }

    [Fact]
    public async Task An_address_with_its_share_keeps_it()
    {
        List<LargeBuffer> held = [];
        for (byte n = 1; held.Count < LargeBuffers.Most; n++)
        {
            held.AddRange(await HoldAsync(LargeBuffers.Share, new(new byte[] { 203, 0, 113, n }), Quick));
        }

        Assert.Null(await WaitAsync(Facebook));
        Assert.Empty(Lost(held));
    }

    [Fact]
    public async Task A_body_that_is_wholly_there_is_not_given_up()
    {
        var held = await HoldAsync(LargeBuffers.Most, Charlie, Stalled);
        held.ForEach(buffer => buffer.IsRead = true);
        Assert.Null(await WaitAsync(Facebook));
        Assert.Empty(Lost(held));
    }

    [Fact]
    public async Task A_free_one_goes_to_the_address_that_holds_the_fewest()
    {
        var held = await HoldAsync(LargeBuffers.Most, Charlie, Quick);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var first = _buffers.TakeAsync(Charlie, stop.Token);
        var second = _buffers.TakeAsync(Facebook, stop.Token);
        held[5].Dispose();
        Assert.NotNull(await second);
        Assert.False(first.IsCompleted);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal((LargeBuffers.Most, 0), (_buffers.InUse, _buffers.Waiting));
    }

    /// <summary>Buffers of bodies of which so much has come; one that is asked for is given back.</summary>
    private async Task<List<LargeBuffer>> HoldAsync(int count, IPAddress from, int length)
    {
        List<LargeBuffer> held = [];
        while (held.Count < count)
        {
            var buffer = (await _buffers.TakeAsync(from, Cancel))!;
            buffer.Length = length;
            buffer.AskedBack.Register(buffer.Dispose);
            held.Add(buffer);
        }

        return held;
    }

    private async Task<LargeBuffer?> WaitAsync(IPAddress from, TimeSpan? most = null)
    {
        var taking = _buffers.TakeAsync(from, Cancel);
        Assert.False(taking.IsCompleted);
        await _clock.PassUntilAsync(taking, most ?? LargeBuffers.Patience + TimeSpan.FromSeconds(1), Cancel);
        return await taking;
    }

    private static IEnumerable<int> Lost(List<LargeBuffer> held) => Enumerable.Range(0, held.Count).Where(n => held[n].IsAskedBack);
}
