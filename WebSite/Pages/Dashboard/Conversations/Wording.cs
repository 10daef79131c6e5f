namespace WebSite.Pages.Dashboard.Conversations;

/// <summary>How a message read before it was edited.</summary>
/// <param name="Text">Its words; null when there were none.</param>
/// <param name="At">When it was written or edited so.</param>
public sealed record Wording(string? Text, DateTimeOffset At);
