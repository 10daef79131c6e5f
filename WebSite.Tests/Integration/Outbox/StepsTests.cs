using System.Reflection;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Outbox;

/// <summary>A step of one message and the same step of many are written in two languages, and come to the same.</summary>
public sealed class StepsTests : IAsyncDisposable
{
    private const string Why = "Because.";

    private static readonly Step[] Steps =
    [
        new(nameof(OutboxSteps.CancelAsync), m => m.Cancel(Why), m => m.CancelAsync(Why, Cancel)),
        new(nameof(OutboxSteps.ReleaseAsync), m => m.Release(), m => m.ReleaseAsync(Cancel)),

        // Its worker is gone; of one that is uncertain that is old news.
        new(nameof(OutboxSteps.LoseAsync), m => m.Lose((null, Why)), m => m.LoseAsync(Why, Cancel), m => m is { State: OutboxState.Sending, Body: not null }),
    ];

    /// <summary>Those that nobody takes with a single message.</summary>
    private static readonly string[] ForManyAlone = [nameof(OutboxSteps.LapseAsync), nameof(OutboxSteps.RetryAsync), nameof(OutboxSteps.ReturnAsync), nameof(OutboxSteps.ForgetWordsAsync)];

    private readonly SiteHost _site = new(services: OneBatch.NoSender);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Each_step_for_many_is_here() => Assert.Equal(
        typeof(OutboxSteps).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(m => m.Name).Order(), Steps.Select(s => s.Name).Concat(ForManyAlone).Order());

    [Fact]
    public async Task From_every_state_one_and_many_come_to_the_same()
    {
        foreach (var step in Steps)
        {
            foreach (var state in Enum.GetValues<OutboxState>())
            {
                foreach (var body in new[] { null, "{}" })
                {
                    Assert.Equal($"{step.Name} {await OneAsync(step, state, body)}", $"{step.Name} {await ManyAsync(step, state, body)}");
                }
            }
        }
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static OutboxMessage In(OutboxState state, string? body, string cause) =>
        new() { Cause = MessageCause.Stored(cause), PageId = Settings.PageId, Occasion = Occasion.Answer, State = state, Body = body, Why = "Before.", Code = "2", HeldBy = Hindrance.OtherApp, Attempts = 1 };

    private Task<string> OneAsync(Step step, OutboxState state, string? body) => _site.ReadAsync(db =>
    {
        var message = In(state, body, "one");
        try
        {
            if (step.Asks(message))
            {
                step.One(message);
            }
        }
        catch (InvalidOperationException)
        {
            Assert.Equal(state, message.State); // Which is passed over, of many.
        }

        return Task.FromResult(Text(db, message));
    });

    private Task<string> ManyAsync(Step step, OutboxState state, string? body) => _site.ReadAsync(async db =>
    {
        await db.OutboxMessages.ExecuteDeleteAsync(Cancel);
        db.OutboxMessages.Add(In(state, body, "one"));
        await db.SaveChangesAsync(Cancel);
        await step.Many(db.OutboxMessages);
        return Text(db, await db.OutboxMessages.AsNoTracking().SingleAsync(Cancel));
    });

    private static string Text(DbContext db, OutboxMessage message) =>
        string.Join(' ', db.Entry(message).Properties.Where(p => !p.Metadata.IsPrimaryKey()).Select(p => $"{p.Metadata.Name}={p.CurrentValue}"));

    private sealed record Step(string Name, Action<OutboxMessage> One, Func<IQueryable<OutboxMessage>, Task<int>> Many, Func<OutboxMessage, bool>? May = null)
    {
        public bool Asks(OutboxMessage message) => May?.Invoke(message) ?? true;
    }
}
