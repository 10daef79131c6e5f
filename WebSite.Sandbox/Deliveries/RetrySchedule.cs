namespace WebSite.Sandbox.Deliveries;

/// <summary>When a failed delivery is tried again. Facebook says only "immediately, then a few more times"; the steps are ours.</summary>
internal static class RetrySchedule
{
    /// <summary>After so long without a success Facebook warns the app's developers.</summary>
    public static readonly TimeSpan WarnAfter = TimeSpan.FromMinutes(15);

    /// <summary>After so long it disables the webhook and takes the app off the Page.</summary>
    public static readonly TimeSpan DisableAfter = TimeSpan.FromHours(8);

    private static readonly TimeSpan[] First =
    [
        TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5),
    ];

    /// <summary>How long to wait after so many failed attempts, 1 up.</summary>
    public static TimeSpan WaitAfter(int failures) => failures <= First.Length ? First[failures - 1] : TimeSpan.FromMinutes(15);
}
