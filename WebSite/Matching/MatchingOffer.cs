using Microsoft.Extensions.Options;
using WebSite.Language;
using WebSite.Model;

namespace WebSite.Matching;

/// <summary>The offer at checkout to write by phone number, and what a shopper made of it.</summary>
public sealed class MatchingOffer(ConsentWordings wordings, IOptionsMonitor<MatchingOptions> options)
{
    private static readonly MatchingAnswer Nothing = new(null, []);

    /// <summary>The words to show beside the box; null when it isn't offered.</summary>
    public async Task<ConsentWording?> WordingAsync(CancellationToken cancel) =>
        options.CurrentValue.IsOffered ? await wordings.CurrentAsync(cancel) : null;

    /// <summary>Reads the form. Without the tick, the number in it is nobody's business.</summary>
    /// <param name="form">As posted. A tick beside other words than today's is taken away: the shopper reads those first.</param>
    /// <param name="country">The order's country, ISO 3166.</param>
    /// <param name="webPage">The path of the web page with the form.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<MatchingAnswer> ReadAsync(MatchingForm form, string? country, string webPage, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await WordingAsync(cancel) is not { } wording)
        {
            return Nothing;
        }

        if (!form.Agrees)
        {
            return Nothing with { IsUnused = !string.IsNullOrWhiteSpace(form.Phone) };
        }

        List<(string, string)> faults = [];
        if (form.Wording != ConsentWordings.Name(wording))
        {
            form.Agrees = false;
            faults.Add((nameof(form.Agrees), Phrases.Say("The words beside the box for Messenger have changed since you opened this page. Please read them, and tick the box again if you agree.")));
        }

        var phone = PhoneReading.Of(form.Phone, country);
        if (string.IsNullOrWhiteSpace(form.Phone))
        {
            faults.Add((nameof(form.Phone), Phrases.Say("Enter the phone number that you use in Messenger, or take the tick away: the order needs neither.")));
        }
        else if (phone.Fault is not null)
        {
            faults.Add((nameof(form.Phone), phone.Fault));
        }

        return faults.Count > 0 ? new(null, faults) : Nothing with { Consent = new(phone.E164!, await wordings.VersionAsync(wording, cancel), webPage) };
    }
}
