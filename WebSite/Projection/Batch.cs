using WebSite.Language;
using WebSite.Model;
using WebSite.Outbox;

namespace WebSite.Projection;

/// <summary>Events that are taken in one transaction, and everything that they touch: what <see cref="BatchLoader"/> read, and what has been added to it.</summary>
internal sealed class Batch
{
    /// <summary>In the order of the log.</summary>
    public required IReadOnlyList<TakenEvent> Events { get; init; }

    /// <summary>The site's time.</summary>
    public required DateTimeOffset Now { get; init; }

    public required NewIds Ids { get; init; }

    /// <summary>What may still be written to whose window has closed.</summary>
    public required AfterWindow After { get; init; }

    /// <summary>What there is to say about events, by the event's id.</summary>
    public required Dictionary<long, EventNote> Notes { get; init; }

    /// <summary>Checkout sessions by their token, with their opt-ins and their order.</summary>
    public required Dictionary<Guid, CheckoutSession> Sessions { get; init; }

    /// <summary>Opt-ins of no session, by person and reason.</summary>
    public required Dictionary<(string PageId, string Psid, UnlinkedReason Reason), OptIn> Unlinked { get; init; }

    /// <summary>People who are known, with those of their messages that the batch changes; what the batch adds goes there, too.</summary>
    public required Dictionary<(string PageId, string Psid), Conversation> People { get; init; }

    /// <summary>Page-scoped ids of those who logged in and have answered before, by the login_id.</summary>
    public required Dictionary<(string PageId, string LoginId), string> Logins { get; init; }

    /// <summary>Clicks that are counted already, by the event's id, with their opt-in.</summary>
    public required Dictionary<long, (OptInClick Click, OptIn OptIn)> Counted { get; init; }

    /// <summary>Events that a conversation shows already.</summary>
    public required HashSet<long> Shown { get; init; }

    /// <summary>Edits of the batch's messages, and messages that were taken back: those that came before, and those of the batch.</summary>
    public List<EntryChange> Changed { get; } = [];

    /// <summary>The products' last parts of the address.</summary>
    public required Dictionary<uint, string> Slugs { get; init; }

    /// <summary>The campaigns that a key or an ad may name.</summary>
    public required IReadOnlyList<Campaign> Campaigns { get; init; }

    /// <summary>Opt-ins that have clicks of an experiment.</summary>
    public required HashSet<(long OptInId, int ExperimentId)> Tried { get; init; }

    /// <summary>People who have clicks of an experiment, in whatever session.</summary>
    public required HashSet<(string PageId, string Person, int ExperimentId)> TriedBy { get; init; }

    /// <summary>Clicks of opt-ins that may turn out to be a part of another one.</summary>
    public required List<OptInClick> Ticks { get; init; }

    /// <summary>The outbox's messages that events may be about, by their id: to be changed.</summary>
    public Dictionary<long, OutboxMessage> Messages { get; } = [];

    /// <summary>Customer matchings that events may be about, by their id: to be changed.</summary>
    public Dictionary<int, MatchingRequest> Requests { get; } = [];

    /// <summary>The templates that Facebook says something of.</summary>
    public required List<UtilityTemplate> Templates { get; init; }

    /// <summary>The Page's pause; null when no event is about it.</summary>
    public required PagePause? Pause { get; init; }

    /// <summary>What was before.</summary>
    public Past Past { get; set; } = Past.Unread;

    /// <summary>What people had asked to be told.</summary>
    public WishesBefore WishesBefore { get; set; } = WishesBefore.Unread;

    /// <summary>Opt-ins that are to be deleted: they have become a part of others.</summary>
    public List<OptIn> Merged { get; } = [];

    /// <summary>What the batch counts, beyond what is counted when changed rows are saved.</summary>
    public FigureSums Sums { get; } = new();

    /// <summary>Who came in with the batch.</summary>
    public PeopleSums Came { get; } = new();

    /// <summary>What is to be inserted.</summary>
    public NewRows New { get; } = new();

    /// <summary>Messages that are to go into the outbox, unless one of the same cause is there.</summary>
    public List<OutboxMessage> Drafts { get; } = [];

    /// <summary>Conversations that begin with these events: the database knows nothing of them.</summary>
    public HashSet<Conversation> Begun { get; } = [];

    /// <summary>Sessions that something happened to.</summary>
    public HashSet<Guid> Touched { get; } = [];

    /// <summary>Whether a conversation begins with these events, so that the database knows nothing of it.</summary>
    public bool IsNew(Conversation conversation) => Begun.Contains(conversation);

    /// <summary>
    /// Drafts a message, unless one of the same cause is drafted. One that may not be sent is drafted as what it has become, so that the thread says
    /// why nothing went.
    /// </summary>
    /// <param name="message">With an id of <see cref="Ids"/>.</param>
    /// <param name="conversation">Who gets it.</param>
    /// <param name="session">The checkout session that it tells of, with its opt-ins; null when it tells of none.</param>
    public void Put(OutboxMessage message, Conversation conversation, CheckoutSession? session)
    {
        if (Put(message) && conversation.WhyNot(message.Occasion, session, After, Now) is { } why)
        {
            message.Hinder(why);
        }
    }

    /// <summary>Drafts a message to somebody of whom only a user_ref or login_id is known, as the other one does.</summary>
    /// <param name="message">With an id of <see cref="Ids"/>.</param>
    /// <param name="optIn">Who gets it.</param>
    /// <param name="session">The checkout session that it tells of.</param>
    public void Put(OutboxMessage message, OptIn optIn, CheckoutSession session)
    {
        if (Put(message) && optIn.WhyNot(session, Now) is { } why)
        {
            message.Hinder(why);
        }
    }

    private bool Put(OutboxMessage message)
    {
        if (Drafts.Any(m => m.Cause == message.Cause))
        {
            return false;
        }

        message.Enter(Now);
        Drafts.Add(message);
        return true;
    }

    /// <summary>Shows an event in a conversation.</summary>
    /// <param name="taken">The event.</param>
    /// <param name="conversation">Whose.</param>
    /// <param name="kind">What it is there.</param>
    /// <param name="text">What was said; a long one is cut.</param>
    /// <param name="intent">What the words ask of the site itself.</param>
    /// <param name="attached">What hangs on the words; null when nothing does.</param>
    /// <param name="mid">The message's own id, where it is one that can be changed; else null.</param>
    public ConversationEntry Show(
        TakenEvent taken, Conversation conversation, EntryKind kind, string? text = null, Intent intent = Intent.None, string? attached = null, string? mid = null)
    {
        var entry = New.Add(new ConversationEntry
        {
            Id = Ids.Next<ConversationEntry>(),
            ConversationId = conversation.Id,
            EventId = taken.Id,
            At = taken.At,
            Kind = kind,
            Mid = mid,
            Text = UnicodeText.Short(text, ConversationEntry.LongestText),
            Attached = attached,
            Intent = intent,
        });
        conversation.Entries.Add(entry);
        return entry;
    }

    /// <summary>Two opt-ins of a session turned out to be one person's: what is the one's becomes the other's.</summary>
    /// <param name="tick">By the checkbox or a login; it goes.</param>
    /// <param name="own">What it is a part of now.</param>
    /// <param name="session">Theirs.</param>
    public void Merge(OptIn tick, OptIn own, CheckoutSession session)
    {
        var clicks = New.Of<OptInClick>().Concat(Ticks).Where(c => c.OptInId == tick.Id).ToList();
        own.TakeOver(tick, clicks);
        clicks.ForEach(c => c.MoveTo(own.Id));
        Drafts.Concat(Messages.Values).Where(m => m.OptInId == tick.Id).ToList().ForEach(m => m.MoveTo(own.Id));
        Tried.UnionWith([.. Tried.Where(t => t.OptInId == tick.Id).Select(t => (own.Id, t.ExperimentId))]);
        session.Merge(tick, own);
        if (!New.Remove(tick))
        {
            Merged.Add(tick);
        }
    }

    /// <summary>A person's conversation; null when there is none.</summary>
    public Conversation? Find(string pageId, string? psid) => psid is null ? null : People.GetValueOrDefault((pageId, psid));

    /// <summary>The conversation that an event is about; null when there is none.</summary>
    public Conversation? Find(TakenEvent taken) => Find(taken.Event.PageId, taken.Person);

    /// <summary>What <em>stop</em> and its like ask for.</summary>
    public TalkBefore TalkBefore(Conversation conversation) => IsNew(conversation) ? Projection.TalkBefore.None : Past.Talks[conversation.Id];

    /// <summary>What a greeting asks for.</summary>
    public GreetingsBefore GreetingsBefore(Conversation conversation) => IsNew(conversation) ? Projection.GreetingsBefore.None : Past.Greetings[conversation.Id];

    /// <summary>The messages to a person, as far as events may be about them, and as the batch has left them.</summary>
    public IEnumerable<OutboxMessage> MessagesTo(Conversation conversation) => Drafts.Concat(Messages.Values).Where(m => m.ConversationId == conversation.Id);

    /// <summary>A session that was loaded, by its id; null when none is named.</summary>
    public CheckoutSession? Session(long? id) => id is null ? null : Sessions.Values.FirstOrDefault(s => s.Id == id);
}
