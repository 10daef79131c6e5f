using Messenger.AspNetCore.Events;
using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Refs;
using WebSite.Conversations;
using WebSite.Model;
using WebSite.OptIns;

namespace WebSite.Projection;

/// <summary>An event of the log, read.</summary>
internal sealed class TakenEvent
{
    private EventContent? _content;
    private Intent? _intent;

    private TakenEvent(WebhookEvent stored, IncomingEvent one, Reading reading, PluginRef? prior) => (Stored, Event, Reading, Prior) = (stored, one, reading, prior);

    /// <summary>As it is stored.</summary>
    public WebhookEvent Stored { get; }

    public IncomingEvent Event { get; }

    /// <summary>What the site makes of its kind; null when nothing.</summary>
    public EventKind? Kind => EventKinds.Of(Event.Kind);

    /// <summary>What it means for opt-ins.</summary>
    public Reading Reading { get; }

    /// <summary>Of the first answer to what went to a user_ref of ours, what that says; else null.</summary>
    public PluginRef? Prior { get; }

    public long Id => Stored.Id;

    /// <summary>When it happened, by the platform's clock; when it arrived, where that is earlier or the event names no time that can be.</summary>
    public DateTimeOffset At => Reading.At;

    /// <summary>What it says beyond who, when and which kind.</summary>
    public EventContent Content => _content ??= EventContent.Read(Stored.Raw);

    /// <summary>What its words, or the title of its button, ask of the site.</summary>
    public Intent Intent => _intent ??= Intents.Of(Kind is { HasWords: true } ? Content.Text : Content.Title);

    /// <summary><see cref="IncomingEvent.Person"/>, as far as that can be a page-scoped id; else null.</summary>
    public string? Person => OptInSource.IsPsid(Event.Person) ? Event.Person : null;

    /// <summary>Whether it changes a message that was written before, or takes it back.</summary>
    public bool IsChange => Kind is { Means: EventMeaning.Change };

    /// <summary>A ref that this site didn't make, as a <see cref="Visit"/> has it; null when there is none. A campaign's key looks like one.</summary>
    public string? ForeignRef => !Reading.IsOurs && Reading.Source is not null && Visit.RefOf(Event.Ref) is { Length: > 0 } text ? text : null;

    /// <summary>Reads one.</summary>
    /// <exception cref="System.Text.Json.JsonException">It isn't JSON.</exception>
    public static TakenEvent Read(WebhookEvent stored, RefProtector refs)
    {
        var one = stored.Read();
        return new(stored, one, Reading.Of(one, stored.ReceivedAt, refs), PriorOf(one, refs));
    }

    /// <summary>However old: people may take long to answer.</summary>
    private static PluginRef? PriorOf(IncomingEvent one, RefProtector refs) =>
        one.PriorUserRef is { } text && refs.Read(text, DateTimeOffset.MinValue, out var value) == RefVerdict.Ours && value.Door == EntryPoint.Checkbox ? value : null;
}
