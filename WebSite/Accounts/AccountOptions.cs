using Messenger.AspNetCore.Configuration;

namespace WebSite.Accounts;

/// <summary>How merchants' sign-ins are kept: section <c>Accounts</c>. See <c>docs/accounts.md</c>.</summary>
public sealed class AccountOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Accounts";

    /// <summary>When a session ends at the latest, however much is done in it: an hour to 90 days after the sign-in.</summary>
    [Duration("01:00:00", "90.00:00:00")]
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromDays(7);
}
