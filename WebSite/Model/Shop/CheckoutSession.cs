using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>What a shopper is doing: product viewed, cart, order. Opt-ins are recorded against it.</summary>
public sealed class CheckoutSession : IEntityTypeConfiguration<CheckoutSession>
{
    private DateTimeOffset _createdAt;
    private DateTimeOffset _updatedAt;
    private Connection _connection;
    private long? _chosenOptInId;
    private string? _language;

    public long Id { get; init; }

    /// <summary>128 random bits, made in the shopper's browser cookie before any row exists.</summary>
    public Guid Token { get; init; }

    /// <summary>The browser that it was made in: no other owns the session.</summary>
    public required BrowserHash Browser { get; init; }

    public DateTimeOffset CreatedAt { get => _createdAt; init => _createdAt = value; }

    /// <summary>When something last happened to it.</summary>
    public DateTimeOffset UpdatedAt { get => _updatedAt; init => _updatedAt = value; }

    /// <summary>Whether a person in Messenger belongs to it.</summary>
    public Connection Connection { get => _connection; init => _connection = value; }

    /// <summary>The opt-in that the shopper named after a conflict; null before.</summary>
    public long? ChosenOptInId { get => _chosenOptInId; init => _chosenOptInId = value; }

    /// <summary>The language of the shop's pages on which something last happened to it (<see cref="WebSite.Language.ShopLanguage"/>); null where nobody knows.</summary>
    public string? Language { get => _language; init => _language = value; }

    public List<CartLine> CartLines { get; } = [];

    public Order? Order { get; init; }

    public List<OptIn> OptIns { get; } = [];

    /// <summary>A person's opt-in; null when they came in from elsewhere.</summary>
    internal OptIn? OptInOf(Conversation conversation) => OptIns.FirstOrDefault(o => o.PageId == conversation.PageId && o.Psid == conversation.Psid);

    /// <summary>Whether the shopper said so: no to this one, or yes to another.</summary>
    /// <param name="optIn">A person's; null for one who came in from elsewhere.</param>
    internal bool IsSomebodyElse(OptIn? optIn) => optIn?.Trust == OptInTrust.Refused || (ChosenOptInId is { } chosen && chosen != optIn?.Id);

    /// <summary>When what is the session's (goods, order, news of it) may be told to somebody who came in from it.</summary>
    /// <param name="optIn">That person's; null when there is none.</param>
    public Telling MayTell(OptIn? optIn) =>
        Connection == Connection.Conflict ? Telling.AfterChoice
        : IsSomebodyElse(optIn) ? Telling.Never
        : optIn?.IsTrusted is true ? Telling.Now
        : Telling.AfterYes;

    /// <summary>
    /// Somebody came in: notes who is the session's shopper now. Whom nothing proves yet changes nothing; of the others the first person wins, and a
    /// second one makes a conflict, until the shopper says who is who: also when one of them has been deleted since. docs/ref.md.
    /// </summary>
    /// <param name="at">When they came.</param>
    /// <param name="now">The time.</param>
    internal void TakeIn(DateTimeOffset at, DateTimeOffset now)
    {
        _createdAt = at < CreatedAt ? at : CreatedAt;
        _updatedAt = now;
        _connection = ChosenOptInId is not null ? Connection.Connected
            : Connection == Connection.Conflict ? Connection.Conflict
            : Shoppers switch
            {
                0 => Connection,
                1 => Connection.Connected,
                _ => Connection.Conflict,
            };
    }

    /// <summary>
    /// How many different people are known to be the shopper. Who ticked the checkbox or logged in and hasn't answered yet may be one of the others, so they count
    /// only where there is none.
    /// </summary>
    private int Shoppers => OptIns.Count(o => o.IsTrusted && o.Psid is not null) is > 0 and var known ? known : OptIns.Any(o => o.IsTrusted) ? 1 : 0;

    /// <summary>The shopper said which of several people is they.</summary>
    /// <param name="optIn">One of <see cref="OptIns"/>.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="ArgumentException">It is another session's.</exception>
    internal void Choose(OptIn optIn, DateTimeOffset now)
    {
        if (!OptIns.Contains(optIn))
        {
            throw new ArgumentException("The opt-in is another session's.", nameof(optIn));
        }

        optIn.Confirm(now);
        (_chosenOptInId, _connection) = (optIn.Id, Connection.Connected);
    }

    /// <summary>Two opt-ins turned out to be one person's.</summary>
    /// <param name="tick">By the checkbox; it goes.</param>
    /// <param name="own">What it is a part of now.</param>
    internal void Merge(OptIn tick, OptIn own)
    {
        OptIns.Remove(tick);
        _chosenOptInId = ChosenOptInId == tick.Id ? own.Id : ChosenOptInId;
    }

    /// <summary>
    /// A person is being deleted. Whoever else opted in wasn't chosen: nothing may be sent to them just because the other one is gone. Who wasn't
    /// known to be the shopper leaves nothing behind.
    /// </summary>
    internal void Forget(string name)
    {
        var isTheirs = OptIn.Of(name).Compile(); // The same rule that finds them in the database; people are deleted seldom enough.
        var others = OptIns.Where(o => o.Psid is not null && !isTheirs(o)).ToList(); // Who ticked the checkbox and hasn't answered is nobody who could be chosen.
        if (OptIns.Any(o => isTheirs(o) && o.IsTrusted) && OptIns.All(o => isTheirs(o) || o.Id != ChosenOptInId))
        {
            (_chosenOptInId, _connection) = (null, others.Any(o => o.IsTrusted) ? Connection.Conflict : Connection.None);
        }
    }

    /// <summary>The shopper said yes to somebody who came by a link or a code. Whoever was connected before isn't they any more.</summary>
    /// <inheritdoc cref="Choose"/>
    internal void Confirm(OptIn optIn, DateTimeOffset now)
    {
        if (Connection == Connection.None)
        {
            optIn.Confirm(now);
            _connection = Connection.Connected;
        }
        else
        {
            Choose(optIn, now);
        }
    }

    /// <summary>Something happened to it.</summary>
    internal void Touch(DateTimeOffset now) => _updatedAt = now;

    /// <summary>Its shopper reads pages in this language.</summary>
    internal void Read(string language) => _language = language;

    public void Configure(EntityTypeBuilder<CheckoutSession> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasIndex(s => s.Token).IsUnique();
        builder.Property(s => s.Language).HasMaxLength(2);

        builder.HasIndex(s => new { s.CreatedAt, s.Id });

        // Few, and counted at every look at the dashboard.
        builder.HasIndex(s => new { s.CreatedAt, s.Id }, "IX_CheckoutSessions_Conflict").HasFilter("\"Connection\" = 'Conflict'");
    }
}

/// <summary>When something may be told.</summary>
public enum Telling
{
    /// <summary>Now.</summary>
    Now,

    /// <summary>When the shopper has said which of several people is they.</summary>
    AfterChoice,

    /// <summary>When the shopper has said that this person is they.</summary>
    AfterYes,

    /// <summary>Not at all: the shopper said that this person is somebody else.</summary>
    Never,
}

/// <summary>What <see cref="Telling"/> means for a message.</summary>
public static class Tellings
{
    /// <summary>Why it isn't sent, or not now; null when it may be.</summary>
    public static Hindrance? Hindrance(this Telling telling) => telling switch
    {
        Telling.AfterChoice => Model.Hindrance.Conflict,
        Telling.AfterYes => Model.Hindrance.NotConfirmed,
        Telling.Never => Model.Hindrance.SomebodyElse,
        _ => null,
    };
}

/// <summary>How a checkout session stands with Messenger.</summary>
public enum Connection
{
    /// <summary>Nobody who is known to be its shopper.</summary>
    None,

    /// <summary>One person is known to be its shopper.</summary>
    Connected,

    /// <summary>Two or more different people are: nothing is sent until the shopper says which one is right.</summary>
    Conflict,
}
