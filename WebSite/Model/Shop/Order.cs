using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WebSite.Language;

namespace WebSite.Model;

/// <summary>An order, paid on delivery.</summary>
public sealed class Order : IEntityTypeConfiguration<Order>
{
    private BrowserHash _browser;
    private OrderStatus _status;
    private string _name = "";
    private string? _nameKey;
    private string? _surnameKey;
    private string _email = "";
    private string? _emailKey;
    private string _street = "";
    private string _postalCode = "";
    private string _city = "";
    private string? _note;

    public int Id { get; init; }

    /// <summary>The order number that people see.</summary>
    public int Number => NumberOf(Id);

    /// <summary>The last part of the thank-you page's address: 128 random bits in hexadecimal.</summary>
    public required string Token { get; init; }

    public long SessionId { get; init; }

    /// <summary>The browser that ordered, for its owner's eyes; the session's own.</summary>
    public required BrowserHash Browser { get => _browser; init => _browser = value; }

    public DateTimeOffset PlacedAt { get; init; }

    public OrderStatus Status { get => _status; init => _status = value; }

    /// <summary>Empty once the order is anonymous.</summary>
    public required string Name { get => _name; init => SetName(value); }

    /// <summary>Empty once nobody needs it any more.</summary>
    public required string Email { get => _email; init => SetEmail(value); }

    /// <summary>What <see cref="Name"/> is found by: <see cref="SearchKey"/>.</summary>
    public string? NameKey => _nameKey;

    /// <summary>The same of its last word.</summary>
    public string? SurnameKey => _surnameKey;

    /// <summary>What <see cref="Email"/> is found by.</summary>
    public string? EmailKey => _emailKey;

    public required string Street { get => _street; init => _street = value; }

    public required string PostalCode { get => _postalCode; init => _postalCode = value; }

    public required string City { get => _city; init => _city = value; }

    /// <summary>ISO 3166, two letters.</summary>
    public required string Country { get; init; }

    public string? Note { get => _note; init => _note = value; }

    /// <summary>ISO 4217, three letters; of every amount of this order.</summary>
    public required string Currency { get; init; }

    public long SubtotalMinor { get; init; }

    public long DeliveryMinor { get; init; }

    public long TotalMinor => SubtotalMinor + DeliveryMinor;

    /// <summary>The database's column of <see cref="TotalMinor"/>, which it works out by itself: for sorting, with an index.</summary>
    public const string Total = "Total";

    public List<OrderLine> Lines { get; } = [];

    /// <summary>Whether it doesn't say any more whose it was.</summary>
    public bool IsAnonymous => Name.Length == 0;

    /// <summary>What became of it after it was placed, as far as it is known.</summary>
    public List<OrderChange> Changes { get; } = [];

    /// <summary>Whether nothing becomes of it any more.</summary>
    public bool IsOver => Status.After().Count == 0;

    /// <summary>
    /// Whether its person in Messenger was deleted while it was under way. The mark is a change to <see cref="OrderStatus.Placed"/>, which no
    /// order comes to: when it was placed stands in the order itself.
    /// </summary>
    public bool IsPersonGone => Changes.Any(c => c.Status == OrderStatus.Placed);

    /// <summary>Takes it to another status.</summary>
    /// <exception cref="InvalidOperationException">It can't become that (any more): <see cref="OrderStatuses.After"/>.</exception>
    /// <remarks>With its <see cref="Changes"/> loaded: they tell whether its person was deleted, who left only what it needed to arrive.</remarks>
    public void MoveTo(OrderStatus to, DateTimeOffset at)
    {
        if (!Status.After().Contains(to))
        {
            throw new InvalidOperationException($"An order that is {Status} can't become {to}.");
        }

        _status = to;
        Changes.Add(new() { Status = to, At = at });
        if (IsOver && IsPersonGone)
        {
            KeepForBooks();
        }
    }

    /// <summary>Its person is being deleted: what books don't need goes, at once or, since it has to arrive, when it is over.</summary>
    /// <inheritdoc cref="MoveTo" path="/remarks"/>
    public void ForgetPerson(DateTimeOffset at)
    {
        if (IsOver)
        {
            KeepForBooks();
        }
        else if (!IsPersonGone)
        {
            Changes.Add(new() { Status = OrderStatus.Placed, At = at });
        }
    }

    /// <summary>Forgets what only delivering and answering needed: the books need neither an e-mail address nor a note.</summary>
    public void KeepForBooks()
    {
        SetEmail("");
        _note = null;
    }

    /// <summary>Forgets whose it was; goods, sums, country and times stay. No browser owns it any more.</summary>
    public void Anonymize()
    {
        KeepForBooks();
        SetName("");
        (_street, _postalCode, _city, _browser) = ("", "", "", default);
    }

    private void SetName(string name) => (_name, _nameKey, _surnameKey) = (name, SearchKey.Of(name), SearchKey.OfLastWord(name));

    private void SetEmail(string email) => (_email, _emailKey) = (email, SearchKey.Of(email));

    /// <summary>The order number that belongs to an id.</summary>
    public static int NumberOf(int id) => 1000 + id;

    public void Configure(EntityTypeBuilder<Order> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasIndex(o => o.Token).IsUnique();
        builder.HasIndex(o => o.SessionId).IsUnique();
        builder.HasIndex(o => o.Browser);
        builder.HasIndex(o => new { o.PlacedAt, o.Id });
        builder.HasOne<CheckoutSession>().WithOne(s => s.Order).HasForeignKey<Order>(o => o.SessionId);

        // The dashboard's list, and its search.
        builder.HasIndex(o => new { o.PlacedAt, o.Id });
        builder.HasIndex(o => new { o.Status, o.PlacedAt, o.Id });
        builder.Property<long>(Total).HasComputedColumnSql("\"SubtotalMinor\" + \"DeliveryMinor\"", stored: false);
        builder.HasIndex(nameof(Currency), Total, nameof(Id));
        builder.HasIndex(o => o.NameKey).HasFilter("\"NameKey\" IS NOT NULL");
        builder.HasIndex(o => o.SurnameKey).HasFilter("\"SurnameKey\" IS NOT NULL");
        builder.HasIndex(o => o.EmailKey).HasFilter("\"EmailKey\" IS NOT NULL");
        builder.HasIndex(o => o.Id, "IX_Orders_Unkeyed").HasFilter("\"Name\" <> '' AND \"NameKey\" IS NULL");
        builder.Property(o => o.NameKey).HasField(nameof(_nameKey));
        builder.Property(o => o.SurnameKey).HasField(nameof(_surnameKey));
        builder.Property(o => o.EmailKey).HasField(nameof(_emailKey));
        builder.Property(o => o.Status).HasDefaultValue(OrderStatus.Placed);
        builder.Property(o => o.Token).HasMaxLength(32);
        builder.Property(o => o.Currency).HasMaxLength(3);
        builder.Property(o => o.Country).HasMaxLength(2);
    }
}
