using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>Nothing is sent for a Page for a while: Facebook refuses its token, asks for fewer calls, or keeps it from sending. For all instances of the site.</summary>
public sealed class SendingPause : IEntityTypeConfiguration<SendingPause>
{
    private PauseReason _reason;
    private string _why = "";
    private DateTimeOffset _until;
    private int _times;
    private string? _tokenHash;

    public required string PageId { get; init; }

    public PauseReason Reason { get => _reason; init => _reason = value; }

    /// <summary>Facebook's sentence.</summary>
    public required string Why { get => _why; init => _why = value; }

    public DateTimeOffset Since { get; init; }

    /// <summary>When one message is tried again.</summary>
    public DateTimeOffset Until { get => _until; init => _until = value; }

    /// <summary>How often in a row it was prolonged.</summary>
    public int Times { get => _times; init => _times = value; }

    /// <summary>A hash of the token that was refused, so that another one is tried at once; null for other reasons.</summary>
    public string? TokenHash { get => _tokenHash; init => _tokenHash = value; }

    /// <summary>One message is tried; the others wait until its answer is there, or until then.</summary>
    internal void Try(DateTimeOffset until, string tokenHash) => (_until, _tokenHash) = (until, TokenHash is null ? null : tokenHash);

    /// <summary>It goes on.</summary>
    /// <param name="until">Until then.</param>
    /// <param name="why">Facebook's sentence.</param>
    /// <param name="reason">What for.</param>
    /// <param name="refusedToken">The hash of the token that was refused; null for other reasons.</param>
    internal void Prolong(DateTimeOffset until, string why, PauseReason reason, string? refusedToken)
    {
        (_until, _why, _tokenHash, _reason) = (until, why, refusedToken, reason);
        _times++;
    }

    public void Configure(EntityTypeBuilder<SendingPause> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasKey(p => p.PageId);
        builder.Property(p => p.TokenHash).HasMaxLength(64);
    }
}

/// <summary>Why nothing is sent.</summary>
public enum PauseReason
{
    /// <summary>Facebook refuses the token.</summary>
    Token,

    /// <summary>Too many calls.</summary>
    Rate,

    /// <summary>Facebook keeps the Page or the app from sending: for abuse, or a breach of its policy.</summary>
    Restricted,
}
