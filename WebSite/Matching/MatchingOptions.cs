using Messenger.AspNetCore.Configuration;
using Microsoft.Extensions.Options;

namespace WebSite.Matching;

/// <summary>Reaching shoppers in Messenger by the phone number that they give at checkout.</summary>
public sealed class MatchingOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Matching";

    /// <summary>The most that <see cref="MostADay"/> may be.</summary>
    public const int Most = 100_000;

    /// <summary>Whether the checkout offers it. Facebook has let hardly any Page in since 2020, so it doesn't by itself.</summary>
    public bool IsOffered { get; set; }

    /// <summary>The most messages to phone numbers within 24 hours, for the Page: each costs money.</summary>
    [WholeNumber(1, Most, Note = ". To send none, set Matching:IsOffered to false.")]
    public int MostADay { get; set; } = 200;

    /// <summary>Of those, the most that shoppers at one client address may ask for.</summary>
    [WholeNumber(1, Most)]
    public int MostADayByAddress { get; set; } = 5;

    /// <summary>And the most to one number, whoever asks.</summary>
    [WholeNumber(1, Most)]
    public int MostADayToANumber { get; set; } = 1;
}

/// <summary>Stops the start when a part may be more than the whole.</summary>
internal sealed class MatchingOptionsValidator : IValidateOptions<MatchingOptions>
{
    public ValidateOptionsResult Validate(string? name, MatchingOptions options)
    {
        string?[] faults =
        [
            Fault(nameof(options.MostADayByAddress), options.MostADayByAddress, options.MostADay),
            Fault(nameof(options.MostADayToANumber), options.MostADayToANumber, options.MostADay),
        ];
        var found = faults.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    // More than Most is said where that stands, and so is a whole that is none.
    private static string? Fault(string name, int value, int whole) =>
        value > whole && value <= MatchingOptions.Most && whole >= 1 ? $"{MatchingOptions.Section}:{name} is '{value}'. Allowed: 1 to {whole}, which is Matching:MostADay." : null;
}
