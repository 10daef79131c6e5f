using WebSite.Model;

namespace WebSite.Projection;

/// <summary>
/// What was said and done before the batch in conversations that it goes on with, as far as its events ask for it: <see cref="PastLoader"/> reads it for all of them at
/// once. Of a conversation that it should have read and hasn't, nothing is taken for nothing: asking for it fails.
/// </summary>
internal sealed class Past
{
    /// <summary>Before it is read.</summary>
    public static Past Unread { get; } = new() { Talks = new Dictionary<long, TalkBefore>(), Greetings = new Dictionary<long, GreetingsBefore>(), Later = new Dictionary<long, IReadOnlyList<ConversationEntry>>() };

    /// <summary>Of those in which somebody says stop, start or wants a human, by the conversation's id.</summary>
    public required IReadOnlyDictionary<long, TalkBefore> Talks { get; init; }

    /// <summary>Of those in which somebody may have to be greeted, by the conversation's id.</summary>
    public required IReadOnlyDictionary<long, GreetingsBefore> Greetings { get; init; }

    /// <summary>Entries behind messages that are taken back, the newest of them, by the conversation's id.</summary>
    public required IReadOnlyDictionary<long, IReadOnlyList<ConversationEntry>> Later { get; init; }
}

/// <summary>What <em>stop</em>, <em>start</em> and the wish for a human ask for.</summary>
/// <param name="LastStart">When <em>start</em> was last said, not counting what the batch changes.</param>
/// <param name="LastClick">When Send to Messenger was last clicked.</param>
/// <param name="LastVisit">The last visit.</param>
/// <param name="Newest">The newest entries.</param>
internal sealed record TalkBefore(DateTimeOffset? LastStart, DateTimeOffset? LastClick, Visit? LastVisit, IReadOnlyList<ConversationEntry> Newest)
{
    /// <summary>Of a conversation that begins with the batch.</summary>
    public static TalkBefore None { get; } = new(null, null, null, []);
}

/// <summary>What a greeting asks for.</summary>
/// <param name="LastAnswer">When a merchant last answered.</param>
/// <param name="Visits">Those that the person may have been greeted for.</param>
/// <param name="Newest">The newest entries.</param>
internal sealed record GreetingsBefore(DateTimeOffset? LastAnswer, IReadOnlyList<Visit> Visits, IReadOnlyList<ConversationEntry> Newest)
{
    /// <inheritdoc cref="TalkBefore.None"/>
    public static GreetingsBefore None { get; } = new(null, [], []);
}
