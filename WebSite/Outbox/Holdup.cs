using Messenger.AspNetCore.Graph;
using WebSite.Model;

namespace WebSite.Outbox;

/// <summary>What keeps all messages in the outbox, whoever they are for.</summary>
public sealed class Holdup(GraphClient graph, SendingPauses pauses)
{
    /// <summary><see cref="Hindrance.NoToken"/>, or what sending pauses for; null when messages go out.</summary>
    public async Task<Hindrance?> NowAsync(CancellationToken cancel) =>
        !graph.HasToken ? Hindrance.NoToken
        : (await pauses.NowAsync(cancel))?.Reason.AsHindrance();

    /// <summary>A result with what holds up a message that would go else.</summary>
    public async Task<PutResult> OfAsync(PutResult put, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(put);
        return put.Goes ? put.HeldUpBy(await NowAsync(cancel)) : put;
    }
}
