using WebSite.Sandbox.Deliveries;

namespace WebSite.Sandbox.Messenger;

/// <summary>Something a person does, as a form of the thread or a script asks for it.</summary>
public sealed record Act
{
    /// <summary>What: one of <see cref="Acts.Names"/>.</summary>
    public string? Do { get; init; }

    public string? Ref { get; init; }

    public string? Text { get; init; }

    public string? Payload { get; init; }

    /// <summary>The title of a button, or of an ad.</summary>
    public string? Title { get; init; }

    /// <summary>A referral's source. Null: ADS when there is an ad's id, else SHORTLINK.</summary>
    public string? Source { get; init; }

    public string? AdId { get; init; }

    /// <summary>What is attached, what was scanned, or an ad's photo.</summary>
    public string? Url { get; init; }

    /// <summary>An attachment's type. Null: by the ending of its address.</summary>
    public string? Type { get; init; }

    public string? Mid { get; init; }

    /// <summary>Null takes a reaction back.</summary>
    public string? Emoji { get; init; }

    /// <summary>How the person came here; null when there is nothing the webhook could be told.</summary>
    internal Referral? Referral
    {
        get
        {
            var source = Source ?? (AdId is null ? Referral.Link : Referral.Ad);

            // A link without a ref and a static code say nothing.
            return string.IsNullOrEmpty(Ref) && source is (Referral.Link or Referral.Code)
                ? null
                : new(source) { Ref = Filled(Ref), AdId = Filled(AdId), AdTitle = Filled(Title), AdPhotoUrl = Filled(Url) };
        }
    }

    internal static Act Read(IFormCollection form) => new()
    {
        Do = Filled(form["do"]),
        Ref = Filled(form["ref"]),
        Text = Filled(form["text"]),
        Payload = Filled(form["payload"]),
        Title = Filled(form["title"]),
        Source = Filled(form["source"]),
        AdId = Filled(form["adId"]),
        Url = Filled(form["url"]),
        Type = Filled(form["type"]),
        Mid = Filled(form["mid"]),
        Emoji = Filled(form["emoji"]),
    };

    internal static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
