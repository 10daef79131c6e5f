namespace WebSite.Data;

/// <summary>What a feature writes into a new database, or one of an older version, before the site takes requests. Done at each start, so doing it again changes nothing.</summary>
internal interface IStartStep
{
    /// <summary>Does it. No other instance of the site does meanwhile.</summary>
    Task RunAsync(CancellationToken cancel);
}
