using Messenger.AspNetCore.Refs;

namespace WebSite.Model;

/// <summary>What visitors' browsers told in the last days of whether Facebook's SDK has the plugins Send to Messenger and Message Us.</summary>
/// <param name="Drawn">How often one was drawn; not every drawing is told.</param>
/// <param name="NotInSdk">How often the SDK passed one over.</param>
/// <param name="LastNotInSdk">The last day on which it did, in UTC; null when it didn't.</param>
/// <param name="IsDrawnKnown">Whether that one was drawn has been told of today or yesterday: then nobody needs to tell it again.</param>
public sealed record SdkReports(int Drawn, int NotInSdk, DateOnly? LastNotInSdk, bool IsDrawnKnown)
{
    /// <summary>So many days count, today's among them. After that a few visitors' browsers try again, for Facebook may have changed its mind.</summary>
    public const int Days = 7;

    /// <summary>One visitor's odd browser is no proof, nor is somebody who tells lies: so many client addresses have to say the same, and on more than one day.</summary>
    private const int Enough = 3, EnoughDays = 2;

    /// <summary>Of so many visitors one tries, while nobody else does.</summary>
    private const int Triers = 10;

    /// <summary>How many client addresses told that it passed one over.</summary>
    public int Addresses { get; init; }

    /// <summary>On which days they did.</summary>
    public IReadOnlyList<DateOnly> DaysTold { get; init; } = [];

    /// <summary>Whether nobody's SDK draws them.</summary>
    public bool LacksPlugins => Drawn == 0 && Addresses >= Enough && DaysTold.Count >= EnoughDays;

    /// <summary>Whether a visitor's browser tries them all the same: were nobody to try, nobody could tell that they are drawn. Each day other ones do.</summary>
    public static bool IsTriedBy(BrowserHash browser, DateOnly today) => (browser.ToArray()[0] + today.DayNumber) % Triers == 0;
}
