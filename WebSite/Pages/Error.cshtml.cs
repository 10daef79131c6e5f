using System.Diagnostics;
using System.Globalization;
using Messenger.AspNetCore.Log;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.Language;
using WebSite.Monitoring;
using WebSite.Web;

namespace WebSite.Pages;

/// <summary>What people see instead of a web page that isn't there, or that failed.</summary>
[IgnoreAntiforgeryToken]
[ShowsAnswer]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel : PageModel
{
    public int Code { get; private set; }

    public string TraceId => Activity.Current?.Id ?? HttpContext.TraceIdentifier;

    /// <summary>What kept the request from the database; null when nothing did.</summary>
    public DatabaseOutage? Trouble => DatabaseOutages.Of(HttpContext);

    /// <summary>Where the form is that could not be taken, with all that was typed; null when none was kept.</summary>
    public string? Form => KeptForms.BackTo(HttpContext);

    public string Headline => Trouble switch
    {
        DatabaseOutage.Busy => Phrases.Say("One moment, please"),
        DatabaseOutage.Full => Phrases.Say("There is no room left"),
        DatabaseOutage.OutOfOrder => Phrases.Say("Our books are out of reach"),
        _ => OfCode,
    };

    public string Explanation => Trouble switch
    {
        DatabaseOutage.Busy => Phrases.Say("Another program is using our books at this very moment. Nothing was changed. Please try again in some seconds."),
        DatabaseOutage.Full => Phrases.Say("The disk of this site is full, so nothing can be saved. Nothing was changed. We have to make room first: please try again later."),
        DatabaseOutage.OutOfOrder => Phrases.Say("This site can't read or write its books at the moment. We have to mend that first: please try again later."),
        _ => WhyOfCode,
    };

    private string OfCode => Code switch
    {
        404 => Phrases.Say("This shelf is empty"),
        400 => Phrases.Say("That form was too old"),
        429 => Phrases.Say("That was a lot at once"),
        < 500 => Phrases.Say("That didn't work"),
        _ => Phrases.Say("Something broke on our side"),
    };

    private string WhyOfCode => Code switch
    {
        404 => Phrases.Say("The web page you asked for isn't here. It may have moved, or sold out for good."),
        400 => Phrases.Say("Go back, load the page again, and send the form once more. Nothing was changed."),
        429 => Phrases.Say("More came from your connection than we take in so short a time, so this wasn't done and nothing was changed. Please go back and try again {0}.", Wait),
        < 500 => Phrases.Say("The address can't be used in that way. Nothing was changed."),
        _ => Phrases.Say("We have noted it. Please try again in a moment; what was in your cart is still there."),
    };

    /// <summary>How long to wait, by what the limit said.</summary>
    private string Wait => int.TryParse(Response.Headers.RetryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 60
        ? Phrases.Count((int)Math.Ceiling(seconds / 60.0), "in {0} minute|in {0} minutes")
        : Phrases.Say("in a minute");

    public void OnGet(int? code) => Show(code);

    public void OnPost(int? code) => Show(code);

    private void Show(int? code)
    {
        // Anyone can ask for this page with any code: only those of errors are taken.
        Code = code is >= 400 and < 600 ? code.Value : Response.StatusCode >= 400 ? Response.StatusCode : StatusCodes.Status404NotFound;
        Response.StatusCode = Code;
    }
}
