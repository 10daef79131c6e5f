namespace WebSite.Figures;

/// <summary>What browsers told of opt-ins by Send to Messenger, beside what the webhook told of them.</summary>
/// <param name="Browser">Of so many a browser told.</param>
/// <param name="Webhook">Of so many Facebook told, with their checkout session.</param>
public sealed record BothSides(long Browser, long Webhook)
{
    /// <summary>So many more the browsers told of.</summary>
    public long Missing => Math.Max(0, Browser - Webhook);

    /// <summary>So many more the webhook told of.</summary>
    public long Untold => Math.Max(0, Webhook - Browser);
}
