using System.Globalization;
using WebSite.Backups;
using WebSite.Language;
using WebSite.SetUp.Probes;

namespace WebSite.SetUp.Checks;

/// <summary>Whether the database could be had back.</summary>
internal static class BackupsCheck
{
    public static Check Check { get; } = new(
        "backups", "Backups", "A disk that breaks, or a command typed in the wrong window, takes orders, conversations and all opt-ins with it. Nobody else has them.", Of);

    private static Verdict Of(SetUpProbes facts) => facts.Server.Backups switch
    {
        null => Verdict.NotChecked("Nobody looked."),
        { IsOn: false } => Verdict.Warning(
            "None are made: Backup:Every is 0.", "Set Backup:Every, for instance to 1.00:00:00 (a day), unless another program backs both of the database's files up."),
        { Failure: { } why } found => Verdict.Wrong($"The last one could not be made. {why} {Last(found)}", "Mend what the sentence names. It is tried again within the hour; dotnet WebSite.dll backup tries it now."),
        { Made: [] } found => Verdict.Good($"There is none yet. The first is made some {Spell.Count((int)BackupSchedule.Settling.TotalMinutes, "minute")} after the start, in '{found.Folder}'.{Beside(found)}"),
        { Made: [var last, ..] } found when facts.Now - last.Note.At > found.Every + found.Every => Verdict.Warning(
            $"{Last(found)} One is made every {Every(found.Every)} while the site runs.", "If the site has run all the while, look into its text log for why none was made."),
        var found => Verdict.Good($"{Last(found)} One is made every {Every(found.Every)}.{Beside(found)}"),
    };

    private static string Last(BackupProbes found) => found.Made is [var last, ..]
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"The last good one is of {last.Note.At.UtcDateTime:d MMM yyyy, HH:mm} UTC: {Size.Of(last.Note.Bytes)}, made in {Took(last.Note.Seconds)}. {(found.Made.Count == 1 ? "One is" : $"{found.Made.Count} are")} kept in '{found.Folder}'.")
        : $"There is no good one in '{found.Folder}'.";

    private static string Took(double seconds) => seconds < 1 ? "less than a second" : Spell.Count((int)Math.Round(seconds), "second");

    private static string Beside(BackupProbes found) =>
        found.IsBesideDatabase ? " That is the database's own disk: copy the folder elsewhere, or name one on another disk (Backup:Folder)." : "";

    private static string Every(TimeSpan every) => every < TimeSpan.FromHours(2) ? Spell.Count((int)every.TotalMinutes, "minute") : Spell.Duration(every);
}
