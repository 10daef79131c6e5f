using System.Linq.Expressions;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>A person's permission, tied to a checkout session where the ref says so.</summary>
public sealed class OptIn : IEntityTypeConfiguration<OptIn>
{
    private EntryPoint _entryPoint;
    private Placement? _placement;
    private string? _webPage;
    private DateTimeOffset _firstAt;
    private DateTimeOffset _lastAt;
    private int _clickCount;
    private string? _psid;
    private string? _userRef;
    private string? _loginId;

    public long Id { get; init; }

    /// <summary>The session that the ref named; null when <see cref="Unlinked"/> says why not, or the session has been trimmed since.</summary>
    public long? CheckoutSessionId { get; init; }

    /// <summary>Why the opt-in belongs to no session; null when it does, or did.</summary>
    public UnlinkedReason? Unlinked { get; init; }

    /// <summary>The Page that the person is known to.</summary>
    public required string PageId { get; init; }

    /// <summary>The person's page-scoped id; null until the first answer of somebody who came in by the checkbox or a login.</summary>
    public string? Psid { get => _psid; init => _psid = value; }

    /// <summary>What the checkbox was rendered with: by it the person is written to as long as <see cref="Psid"/> isn't known. Null for every other way in.</summary>
    public string? UserRef { get => _userRef; init => _userRef = value; }

    /// <summary>Who logged in with Facebook and let the Page write: by it the person is written to, once, as long as <see cref="Psid"/> isn't known. Null for every other way in.</summary>
    public string? LoginId { get => _loginId; init => _loginId = value; }

    /// <summary>The way in, of the earliest click.</summary>
    public EntryPoint EntryPoint { get => _entryPoint; init => _entryPoint = value; }

    /// <summary>The spot of the earliest click; null when no ref of ours says it.</summary>
    public Placement? Placement { get => _placement; init => _placement = value; }

    /// <summary>The path of the web page of the earliest click, for instance <c>/products/oak-tray</c>.</summary>
    public string? WebPage { get => _webPage; init => _webPage = value; }

    /// <summary>When the person first clicked, by the platform's clock.</summary>
    public DateTimeOffset FirstAt { get => _firstAt; init => _firstAt = value; }

    /// <summary>When the person last clicked, by the platform's clock.</summary>
    public DateTimeOffset LastAt { get => _lastAt; init => _lastAt = value; }

    /// <summary>When the site recorded the first of its events.</summary>
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>How many clicks there were: every click sends another event.</summary>
    public int ClickCount { get => _clickCount; init => _clickCount = value; }

    /// <summary>Whether this person is the session's shopper, as far as anybody knows.</summary>
    public OptInTrust Trust { get; private set; }

    /// <summary>When the shopper said yes or no on the shop's own web page; null when they weren't asked, or haven't answered.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    public List<OptInClick> Clicks { get; } = [];

    /// <summary>Whether it is known that this person is the session's shopper.</summary>
    public bool IsTrusted => IsOneTrusted(this);

    /// <summary><see cref="IsTrusted"/>, as a database understands it.</summary>
    internal static Expression<Func<OptIn, bool>> Trusted { get; } = optIn => optIn.Trust == OptInTrust.Proven || optIn.Trust == OptInTrust.Confirmed;

    private static readonly Func<OptIn, bool> IsOneTrusted = Trusted.Compile();

    /// <summary>Whether who ticked the checkbox may be written to: the tick opens the window as a message does; who it is, only an answer tells.</summary>
    internal bool IsWindowOpen(DateTimeOffset now) => LastAt + Conversation.Window > now;

    /// <summary>Those of somebody: by their page-scoped id or, as long as that isn't known, by their login_id.</summary>
    internal static Expression<Func<OptIn, bool>> Of(string name) => optIn => optIn.Psid == name || (optIn.Psid == null && optIn.LoginId == name);

    /// <summary>Counts a click. The result is the same in whatever order clicks come.</summary>
    internal void Count(OptInClick click)
    {
        if (ClickCount == 0 || IsBefore(click))
        {
            (_entryPoint, _placement, _webPage, _firstAt) = (click.EntryPoint, click.Placement, click.WebPage, click.At);
        }

        _lastAt = click.At > LastAt ? click.At : LastAt;
        _clickCount++;
        if (click.IsProof && Trust != OptInTrust.Confirmed)
        {
            Trust = OptInTrust.Proven;
        }
    }

    /// <summary>
    /// Whether a click comes before the earliest so far. Of clicks at the same time the one that is lower by placement, web page and way in counts as
    /// the first, so that it doesn't matter which of their events is read first.
    /// </summary>
    private bool IsBefore(OptInClick click)
    {
        var order = click.At.CompareTo(FirstAt);
        order = order != 0 ? order : string.CompareOrdinal(click.Placement?.ToString() ?? "", Placement?.ToString() ?? "");
        order = order != 0 ? order : string.CompareOrdinal(click.WebPage ?? "", WebPage ?? "");
        return (order != 0 ? order : string.CompareOrdinal(click.EntryPoint.ToString(), EntryPoint.ToString())) < 0;
    }

    /// <summary>
    /// Why nothing of a checkout session may be written now to who came in by the checkbox or a login and isn't known yet; null when it may. That opens the window as a
    /// message does; who it is, only an answer tells.
    /// </summary>
    /// <param name="session">Null when it was trimmed.</param>
    /// <param name="now">The time.</param>
    internal Hindrance? WhyNot(CheckoutSession? session, DateTimeOffset now) =>
        session?.MayTell(this).Hindrance() ?? (IsWindowOpen(now) ? (Hindrance?)null : Hindrance.WindowClosed);

    /// <summary>The first answer of somebody who came in by the checkbox or a login tells who it is.</summary>
    /// <exception cref="InvalidOperationException">That is known.</exception>
    internal void Learn(string psid) => _psid = _psid is null ? psid : throw new InvalidOperationException("It is known who opted in.");

    /// <summary>The person ticked the checkbox, or logged in, in the same checkout session, which their answer has told only now: those clicks are this opt-in's.</summary>
    internal void TakeOver(OptIn tick, IEnumerable<OptInClick> clicks)
    {
        (_userRef, _loginId) = (UserRef ?? tick.UserRef, LoginId ?? tick.LoginId); // By which a deletion finds what it has left in the log.
        foreach (var click in clicks)
        {
            Count(click);
        }
    }

    /// <summary>The shopper said that this person is they.</summary>
    internal void Confirm(DateTimeOffset now) => (Trust, AnsweredAt) = (OptInTrust.Confirmed, now);

    /// <summary>The shopper said that this person is somebody else.</summary>
    internal void Refuse(DateTimeOffset now) => (Trust, AnsweredAt) = (OptInTrust.Refused, now);

    public void Configure(EntityTypeBuilder<OptIn> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasOne<CheckoutSession>().WithMany(s => s.OptIns).HasForeignKey(o => o.CheckoutSessionId);
        builder.HasIndex(o => new { o.CheckoutSessionId, o.PageId, o.Psid }).IsUnique();

        // Those tied to no session are one row a person and reason.
        builder.HasIndex(o => new { o.PageId, o.Psid, o.Unlinked }).IsUnique().HasFilter("\"CheckoutSessionId\" IS NULL");
        builder.HasIndex(o => o.Psid);

        // The dashboard's list; of the rare ones the same again.
        builder.HasIndex(o => new { o.LastAt, o.Id });
        builder.HasIndex(o => new { o.LastAt, o.Id }, "IX_OptIns_Unconfirmed").HasFilter("\"Trust\" = 'Unconfirmed' AND \"CheckoutSessionId\" IS NOT NULL");
        builder.HasIndex(o => new { o.LastAt, o.Id }, "IX_OptIns_Confirmed").HasFilter("\"Trust\" = 'Confirmed'");
        builder.HasIndex(o => new { o.LastAt, o.Id }, "IX_OptIns_Refused").HasFilter("\"Trust\" = 'Refused'");
        builder.HasIndex(o => new { o.LastAt, o.Id }, "IX_OptIns_Unlinked").HasFilter("\"Unlinked\" IS NOT NULL");
        builder.Property(o => o.UserRef).HasMaxLength(RefText.Limit);
        builder.Property(o => o.LoginId).HasMaxLength(64); // A SHA-256 in hexadecimal.
        builder.HasIndex(o => o.LoginId).HasFilter("\"LoginId\" IS NOT NULL");
        builder.Property(o => o.Trust).HasDefaultValue(OptInTrust.Unconfirmed);
    }
}

/// <summary>Whether the person of an opt-in is the session's shopper. docs/ref.md says what each gets.</summary>
public enum OptInTrust
{
    /// <summary>The person came with a ref that can be passed on, by a link or a code: the shopper is asked on the shop's own web page.</summary>
    Unconfirmed,

    /// <summary>The click or the login came from the session's own browser, or the click by the phone number that the shopper gave.</summary>
    Proven,

    /// <summary>The shopper said yes.</summary>
    Confirmed,

    /// <summary>The shopper said no.</summary>
    Refused,
}

/// <summary>Why an opt-in could not be tied to a checkout session.</summary>
public enum UnlinkedReason
{
    /// <summary>There was no ref, or an empty one.</summary>
    Empty,

    /// <summary>The ref isn't one that this site made: a stranger's, tampered with, cut, or of another environment.</summary>
    Foreign,

    /// <summary>The ref is ours but was too old when the person clicked.</summary>
    Expired,

    /// <summary>The ref names a session that belongs to another browser.</summary>
    OtherBrowser,

    /// <summary>The ref is a campaign's key, which names no session.</summary>
    Campaign,
}
