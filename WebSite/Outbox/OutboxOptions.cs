using Microsoft.Extensions.Options;

namespace WebSite.Outbox;

/// <summary>How fast the outbox sends.</summary>
public sealed class OutboxOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Outbox";

    /// <summary>The most that Facebook takes of a Page. Source: <c>docs/platform.md</c>, Sending.</summary>
    public const int Most = 300;

    /// <summary>Messages a second for the Page, 1 to <see cref="Most"/>.</summary>
    public int PerSecond { get; set; } = 40;
}

/// <summary>Stops the start when the outbox would send faster than Facebook takes, or not at all.</summary>
internal sealed class OutboxOptionsValidator : IValidateOptions<OutboxOptions>
{
    public ValidateOptionsResult Validate(string? name, OutboxOptions options) =>
        options.PerSecond is >= 1 and <= OutboxOptions.Most
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Outbox:PerSecond is '{options.PerSecond}'. Allowed: 1 to {OutboxOptions.Most}, which is what Facebook takes of a Page.");
}
