using System.Security.Cryptography;
using System.Text;
using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Login;
using Messenger.AspNetCore.Webhook;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Privacy;

/// <summary>Keeps what Facebook tells of people who leave, and does what can be done about it at once.</summary>
public sealed class PrivacyRequests(SiteDb db, PersonEvents events, Erasure erasure, IOptionsMonitor<MessengerOptions> options, TimeProvider time)
{
    /// <summary>No letters that look like digits: people read it out.</summary>
    private const string CodeLetters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>128 bits.</summary>
    private const int CodeLength = 26;

    /// <summary>
    /// Records a request; the same one again is the one that is there. A deletion for an id that the site knows, or whose login it knows, is done now; that
    /// of an id it doesn't know waits for a merchant.
    /// </summary>
    /// <exception cref="System.Data.Common.DbException">It isn't recorded, or not done: told again, it goes on.</exception>
    public async Task<PrivacyRequest> TakeAsync(PrivacyRequestKind kind, SignedRequest told, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(told);
        var request = await RecordAsync(kind, told, cancel);
        if (request is not { DoneAt: null, UserId: { } id } || await WhoAsync(id, cancel) is not { } person)
        {
            return request;
        }

        request.Match();
        if (kind == PrivacyRequestKind.DataDeletion)
        {
            var erased = await erasure.EraseAsync(person, cancel);
            request.Finish(erased.OptIns, erased.Events, time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancel);
        return request;
    }

    /// <summary>The person whose id that is: Facebook names the one at the app, from which the login_id of somebody who logged in can be worked out.</summary>
    private async Task<string?> WhoAsync(string id, CancellationToken cancel)
    {
        if (await events.KnowsAsync(id, cancel))
        {
            return id;
        }

        var login = options.CurrentValue is { ClientToken.Length: > 0 } now ? LoginFlow.IdOf(now, id) : null;
        return login is null ? null : await db.OptIns.Where(o => o.LoginId == login).OrderBy(o => o.Psid == null).ThenByDescending(o => o.Id).Select(o => o.Psid ?? o.LoginId).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Notes that a merchant has done what there was to do, and forgets the person's id. Returns false when it was done, or isn't there.</summary>
    public async Task<bool> FinishAsync(long id, CancellationToken cancel) =>
        await db.PrivacyRequests.Where(r => r.Id == id && r.DoneAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.DoneAt, time.GetUtcNow()).SetProperty(r => r.UserId, (string?)null), cancel) == 1;

    private async Task<PrivacyRequest> RecordAsync(PrivacyRequestKind kind, SignedRequest told, CancellationToken cancel)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{kind} {told.UserId} {told.IssuedAt.ToUnixTimeSeconds()}"));
        var code = kind == PrivacyRequestKind.DataDeletion ? RandomNumberGenerator.GetString(CodeLetters, CodeLength) : null;
        await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO "PrivacyRequests" ("Kind", "Key", "Code", "IssuedAt", "ReceivedAt", "UserId", "IsMatched", "OptIns", "Events")
             VALUES ({kind.ToString()}, {key}, {code}, {told.IssuedAt}, {time.GetUtcNow()}, {told.UserId}, FALSE, 0, 0)
             ON CONFLICT ("Key") DO NOTHING
             """,
            cancel);
        return await db.PrivacyRequests.SingleAsync(r => r.Key == key, cancel);
    }
}
