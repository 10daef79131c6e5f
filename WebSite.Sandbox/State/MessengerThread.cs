using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using WebSite.Sandbox.Rules;

namespace WebSite.Sandbox.State;

/// <summary>Who a line of a thread comes from.</summary>
public enum LineFrom
{
    Notice,
    Person,
    Page,
}

/// <summary>One line of a thread: a message, or a notice of what happened.</summary>
public sealed record ThreadLine(DateTimeOffset Time, LineFrom From, string Text)
{
    public string? Mid { get; init; }

    /// <summary>The message as the Send API got it, or the person's own with its attachments. Null: the text is all.</summary>
    public JsonObject? Message { get; init; }

    /// <summary>How often the person has edited it.</summary>
    public int Edits { get; init; }

    /// <summary>The person, or the Page, took it back: its words are gone.</summary>
    public bool IsUnsent { get; init; }

    /// <summary>Written to a phone number or a <c>user_ref</c>: no delivery and no read is told of it.</summary>
    public bool IsSilent { get; init; }
}

/// <summary>How a thread stands.</summary>
public enum ThreadStanding
{
    /// <summary>Not begun: it starts with Get Started, an opt-in or a matched phone number.</summary>
    New,

    /// <summary>In Message Requests: the person neither accepted nor ignored it yet, and is anonymous.</summary>
    Request,

    Open,

    /// <summary>Opted in by the checkbox plugin: the Page may write to the <c>user_ref</c>, and learns the PSID from the first answer.</summary>
    Ticked,

    /// <summary>Logged in with the app, and lets the Page write: once, to the <c>login_id</c>; the PSID comes with the first answer.</summary>
    LoggedIn,

    /// <summary>The person ignored the request.</summary>
    Ignored,
}

/// <summary>What a person and the Page have between them.</summary>
public sealed record MessengerThread
{
    public static readonly MessengerThread Empty = new();

    public ThreadStanding Standing { get; init; }

    public ImmutableList<ThreadLine> Lines { get; init; } = [];

    /// <summary>When the person last did something that opens the window of 24 hours.</summary>
    public DateTimeOffset? ActedAt { get; init; }

    /// <summary>An ad led the person here, and nothing was said or pressed since.</summary>
    public bool IsFromAd { get; init; }

    /// <summary>Up to when the Page may write because of an ad.</summary>
    public DateTimeOffset? AdWindowUntil { get; init; }

    /// <summary>The <c>user_ref</c>s by which the person opted in.</summary>
    public ImmutableList<string> UserRefs { get; init; } = [];

    /// <summary>The <c>user_ref</c> that the Page has written to, and the person hasn't answered.</summary>
    public string? Unanswered { get; init; }

    /// <summary>The other app that has the thread, such as the Page's own inbox; null: this world's app.</summary>
    public string? Holder { get; init; }

    /// <summary>This world's app has asked that one for the thread.</summary>
    public bool IsHolderAsked { get; init; }

    /// <summary>When the person last let the Page write by logging in; null once the Page has.</summary>
    public DateTimeOffset? LetInAt { get; init; }

    /// <summary>The <c>login_id</c> that the Page has written to, and the person hasn't answered.</summary>
    public string? UnansweredLogin { get; init; }

    /// <summary>The person has blocked the Page.</summary>
    public bool IsBlocked { get; init; }

    public bool IsPageTyping { get; init; }

    /// <summary>Up to when the Page has seen what the person wrote (<c>mark_seen</c>).</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>Up to when the Page's messages have come to the person's phone.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>Up to when the person has read.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>Whether the Page may read the person's profile.</summary>
    [JsonIgnore]
    public bool IsKnown => Standing == ThreadStanding.Open;

    internal MessengerThread With(ThreadLine line) => this with { Lines = Lines.Add(line) };

    /// <summary>The message, as the person may still change it; null when it isn't theirs, or they took it back.</summary>
    internal ThreadLine? Own(string? mid) => Lines.Find(line => line is { From: LineFrom.Person, IsUnsent: false, Mid: not null } && line.Mid == mid);

    /// <summary>A message of the Page's that can still be deleted; null when there is none such.</summary>
    internal ThreadLine? OfPage(string? mid) => Lines.Find(line => line is { From: LineFrom.Page, IsUnsent: false, IsSilent: false, Mid: not null } && line.Mid == mid);

    /// <summary>Whether the Page may write without a tag.</summary>
    internal bool IsWindowOpen(DateTimeOffset now) => (ActedAt is { } acted && now - acted < MessagingWindows.Standard) || now < AdWindowUntil;

    /// <summary>The person did something that opens the window; the thread is there from then on.</summary>
    /// <param name="now">When.</param>
    /// <param name="isSaid">It was a message or a click in the thread: after an ad the first such one opens the longer window.</param>
    internal MessengerThread Acted(DateTimeOffset now, bool isSaid) => this with
    {
        Standing = ThreadStanding.Open,
        ActedAt = now,
        IsFromAd = IsFromAd && !isSaid,
        AdWindowUntil = IsFromAd && isSaid ? now + MessagingWindows.AfterAd : AdWindowUntil,
    };
}
