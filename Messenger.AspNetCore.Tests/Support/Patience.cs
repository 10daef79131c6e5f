namespace Messenger.AspNetCore.Tests.Support;

/// <summary>How long a test waits for what has to come, before it fails.</summary>
public static class Patience
{
    /// <summary>Long, since a test that passes never waits it out, and one that runs beside others on a busy machine mustn't fail for that.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromMinutes(1);
}
