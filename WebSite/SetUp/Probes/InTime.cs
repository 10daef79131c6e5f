using Messenger.AspNetCore.Graph;

namespace WebSite.SetUp.Probes;

/// <summary>Nothing that is asked may keep the page waiting.</summary>
internal static class InTime
{
    public static async Task<GraphReply> AskAsync(Func<CancellationToken, Task<GraphReply>> ask, TimeSpan patience, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        try
        {
            return await ask(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return GraphReply.Failed(GraphFault.NoAnswer(Sentence(patience)));
        }
    }

    /// <summary>Nothing came.</summary>
    public static string Sentence(TimeSpan patience) => $"No answer came within {patience.TotalSeconds:0} seconds.";
}
