using Microsoft.Extensions.Options;

namespace WebSite.Accounts;

/// <summary>How merchants' sign-ins are kept: section <c>Accounts</c>. See <c>docs/accounts.md</c>.</summary>
public sealed class AccountOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Accounts";

    /// <summary>When a session ends at the latest, however much is done in it: an hour to 90 days after the sign-in.</summary>
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromDays(7);
}

/// <summary>Stops the start when a session would end before anything could be done in it, or hardly ever.</summary>
internal sealed class AccountOptionsValidator : IValidateOptions<AccountOptions>
{
    public ValidateOptionsResult Validate(string? name, AccountOptions options) =>
        options.SessionLength >= TimeSpan.FromHours(1) && options.SessionLength <= TimeSpan.FromDays(90)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Accounts:SessionLength is '{options.SessionLength}'. Allowed: 01:00:00 (an hour) to 90.00:00:00 (90 days).");
}
