using Messenger.AspNetCore.Webhook;
using Microsoft.EntityFrameworkCore;
using WebSite.Backups;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Monitoring;

/// <summary>What a merchant should know before anything else: whether the webhook is well, and whether messages go out.</summary>
/// <param name="SetAside">How many events are set aside and wait for a replay.</param>
/// <param name="Behind">Since when the next event to be read has waited for it, if for longer than a moment; else null.</param>
/// <param name="Refusals">Deliveries refused for their signature in the last 24 hours, by reason.</param>
/// <param name="Unconfirmed">Opt-ins of the last 24 hours that browsers told of and no webhook confirmed.</param>
/// <param name="Last">When the last signed delivery with something new came; null before the first.</param>
/// <param name="Secret">Which of the app's secrets had signed it.</param>
/// <param name="Silence">How long nothing has come, if that is longer than usual; else null.</param>
/// <param name="Usual">How long is usual.</param>
/// <param name="Sending">What there is to say about sending.</param>
/// <param name="Matching">How much of the day's messages to phone numbers has gone.</param>
public sealed record Alarms(
    int SetAside, DateTimeOffset? Behind, IReadOnlyList<Alarms.Refusal> Refusals, Unconfirmed Unconfirmed, DateTimeOffset? Last, int Secret, TimeSpan? Silence, TimeSpan Usual, SendingAlarms Sending, MatchingAlarm Matching)
{
    /// <summary>So long events may wait to be read: a burst takes some seconds.</summary>
    internal static readonly TimeSpan Moment = TimeSpan.FromMinutes(1);

    /// <summary>How often browsers told in the last days that the site's own policy kept Facebook's script or frame out.</summary>
    public int KeptOut { get; private init; }

    /// <summary>Why the last backup could not be made; null when it could, or none was tried since the start.</summary>
    public BackupFailure? Backup { get; private init; }

    /// <summary>Nothing to say yet.</summary>
    public static Alarms None { get; } = new(0, null, [], Monitoring.Unconfirmed.None, null, 0, null, Monitoring.Silence.Least, SendingAlarms.None, MatchingAlarm.None);

    /// <summary>Whether there is something to say.</summary>
    /// <param name="hasToken">Whether the site has the Page's token.</param>
    /// <param name="mostMatching">How many messages may go to phone numbers a day.</param>
    public bool Any(bool hasToken, int mostMatching) =>
        KeptOut > 0 || SetAside > 0 || Behind is not null || Backup is not null || Refusals.Count > 0 || Unconfirmed.Any || Silence is not null || Matching.IsNear(mostMatching) || Sending.Any(hasToken);

    /// <summary>Reads them.</summary>
    public static async Task<Alarms> ReadAsync(SiteDb db, LastBackup backups, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(backups);
        var log = await LogState.ReadAsync(db, now, cancel);
        var yesterday = now.AddDays(-1);
        var refusals = await db.DeliveryRefusals.Where(r => r.Hour > yesterday && r.Hour <= now)
            .GroupBy(r => r.Reason).Select(g => new { g.Key, Count = g.Sum(r => r.Count) }).ToListAsync(cancel);
        return new(
            log.SetAside,
            now - log.Next > Moment ? log.Next : null,
            [.. refusals.OrderByDescending(r => r.Count).Select(r => new Refusal(r.Key, r.Count))],
            await Monitoring.Unconfirmed.ReadAsync(db, now, cancel),
            log.Last,
            log.Secret,
            log.Silence > log.Usual ? log.Silence : null,
            log.Usual,
            await SendingAlarms.ReadAsync(db, now, cancel),
            await MatchingAlarm.ReadAsync(db, now, cancel))
        {
            KeptOut = await BrowserReports.KeptOut.ReadAsync(db, now, cancel),
            Backup = backups.Failure,
        };
    }

    /// <summary>Refused deliveries of one reason.</summary>
    /// <param name="Reason">What was wrong with the signature.</param>
    /// <param name="Count">How many.</param>
    public sealed record Refusal(SignatureResult Reason, long Count)
    {
        /// <summary>In words.</summary>
        public string Words => Reason switch
        {
            SignatureResult.Missing => $"{Count} without a signature",
            SignatureResult.Malformed => $"{Count} with a signature that can't be read",
            _ => $"{Count} signed with none of this site's secrets",
        };
    }
}
