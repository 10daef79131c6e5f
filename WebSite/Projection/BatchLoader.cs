using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Outbox;

namespace WebSite.Projection;

/// <summary>Reads what a batch of events touches, in a handful of queries, however many events there are. What no event asks for costs no query.</summary>
internal sealed class BatchLoader(SiteDb db, RefProtector refs, ChangeLoader changes, MessageLoader messages, PastLoader past, WishLoader wishes, AfterWindows after, SendingPauses pauses, TimeProvider time)
{
    /// <summary>Reads events and what they touch, in the caller's transaction.</summary>
    /// <exception cref="System.Text.Json.JsonException">An event isn't JSON.</exception>
    public async Task<Batch> LoadAsync(IReadOnlyList<WebhookEvent> stored, CancellationToken cancel)
    {
        var events = stored.Where(e => !e.IsErased).Select(e => TakenEvent.Read(e, refs)).ToList();
        var ids = events.Select(e => e.Id).ToList();
        var logins = await LoginsAsync(events, cancel);
        var sessions = await SessionsAsync(events, cancel);
        var answering = Answering(events, sessions.Values);
        var trying = events.Where(e => e.Reading is { IsOptIn: true, IsOurs: true } && VariantMark.Read(LanguageMark.Without(e.Reading.Ref.Mark)) is not null).ToList();
        var batch = new Batch
        {
            Events = events,
            Now = time.GetUtcNow(),
            Ids = await NewIds.ReadAsync(db, cancel),
            After = await after.NowAsync(cancel),
            Notes = await db.EventNotes.Where(n => EF.Parameter(ids).Contains(n.EventId)).ToDictionaryAsync(n => n.EventId, cancel),
            Shown = [.. await db.ConversationEntries.Where(l => EF.Parameter(ids).Contains(l.EventId)).Select(l => l.EventId).ToListAsync(cancel)],
            Counted = await CountedAsync(ids, cancel),
            Sessions = sessions,
            Unlinked = await UnlinkedAsync(events, cancel),
            Logins = logins,
            People = await PeopleAsync(events, logins.Values, cancel),
            Slugs = await SlugsAsync(events, cancel),
            Campaigns = await CampaignsAsync(events, cancel),
            Tried = await TriedAsync(trying, sessions, cancel),
            TriedBy = await TriedByAsync(trying, logins.Values, cancel),
            Ticks = await TicksAsync(answering, cancel),
            Templates = await TemplatesAsync(events, cancel),
            Pause = events.Exists(e => PageEvents.IsAboutSending(e) || Echoes.MaySettle(e)) ? await pauses.ReadAsync(cancel) : null,
        };
        await messages.LoadAsync(batch, [.. answering.Select(o => o.Id)], cancel);
        await changes.LoadAsync(batch, cancel);
        batch.Past = await past.LoadAsync(batch, cancel);
        batch.WishesBefore = await wishes.LoadAsync(batch, cancel);
        await messages.LoadUnsentAsync(batch, cancel);
        return batch;
    }

    /// <summary>None, but for events that are tried again, or that an earlier version counted when they were stored.</summary>
    private async Task<Dictionary<long, (OptInClick Click, OptIn OptIn)>> CountedAsync(List<long> ids, CancellationToken cancel)
    {
        var found = await db.OptIns.SelectMany(o => o.Clicks.Where(c => EF.Parameter(ids).Contains(c.EventId)), (o, c) => new { o, c }).ToListAsync(cancel);
        return found.ToDictionary(f => f.c.EventId, f => (f.c, f.o));
    }

    private async Task<Dictionary<Guid, CheckoutSession>> SessionsAsync(List<TakenEvent> events, CancellationToken cancel)
    {
        var logins = events.Select(e => e.Event.PriorLoginId).OfType<string>().Distinct().ToList();
        var answered = logins.Count == 0 ? []
            : await db.CheckoutSessions.Where(s => s.OptIns.Any(o => o.LoginId != null && EF.Parameter(logins).Contains(o.LoginId))).Select(s => s.Token).ToListAsync(cancel);
        var tokens = events.Where(e => e.Reading.IsOurs).Select(e => e.Reading.Ref.SessionToken).Concat(events.Select(e => e.Prior?.SessionToken).OfType<Guid>()).Concat(answered).Distinct().ToList();
        return tokens.Count == 0 ? []
            : await db.CheckoutSessions.Include(s => s.OptIns).Include(s => s.Order).Where(s => EF.Parameter(tokens).Contains(s.Token)).ToDictionaryAsync(s => s.Token, cancel);
    }

    /// <summary>Of everybody who clicked: that a ref names another browser's session shows only later.</summary>
    private async Task<Dictionary<(string PageId, string Psid, UnlinkedReason Reason), OptIn>> UnlinkedAsync(List<TakenEvent> events, CancellationToken cancel)
    {
        var people = events.Where(e => e.Reading.IsOptIn).Select(e => e.Event.Psid).OfType<string>().Distinct().ToList();
        var found = people.Count == 0 ? [] : await db.OptIns.Where(o => o.Psid != null && EF.Parameter(people).Contains(o.Psid) && o.CheckoutSessionId == null && o.Unlinked != null).ToListAsync(cancel);
        return found.ToDictionary(o => (o.PageId, o.Psid!, o.Unlinked!.Value));
    }

    /// <summary>None, but for people who log in again: a login_id stays the same.</summary>
    private async Task<Dictionary<(string PageId, string LoginId), string>> LoginsAsync(List<TakenEvent> events, CancellationToken cancel)
    {
        var logins = events.Where(e => e.Reading.IsOptIn).Select(e => e.Event.LoginId).OfType<string>().Distinct().ToList();
        var found = logins.Count == 0 ? []
            : await db.OptIns.AsNoTracking().Where(o => o.LoginId != null && EF.Parameter(logins).Contains(o.LoginId) && o.Psid != null)
                .OrderBy(o => o.Id).Select(o => new { o.PageId, o.LoginId, o.Psid }).ToListAsync(cancel);
        return found.GroupBy(o => (o.PageId, o.LoginId!)).ToDictionary(group => group.Key, group => group.Last().Psid!);
    }

    private async Task<Dictionary<(string PageId, string Psid), Conversation>> PeopleAsync(List<TakenEvent> events, IEnumerable<string> known, CancellationToken cancel)
    {
        var people = events.Select(e => e.Person).OfType<string>().Concat(known).Distinct().ToList();
        return await db.Conversations.Where(c => EF.Parameter(people).Contains(c.Psid)).ToDictionaryAsync(c => (c.PageId, c.Psid), cancel);
    }

    private async Task<Dictionary<uint, string>> SlugsAsync(List<TakenEvent> events, CancellationToken cancel)
    {
        var products = events.Where(e => e.Reading.IsOurs && e.Reading.Ref.Spot().IsOfProduct()).Select(e => (int)e.Reading.Ref.Subject).Distinct().ToList();
        return products.Count == 0 ? [] : await db.Products.Where(p => EF.Parameter(products).Contains(p.Id)).ToDictionaryAsync(p => (uint)p.Id, p => p.Slug, cancel);
    }

    private async Task<IReadOnlyList<Campaign>> CampaignsAsync(List<TakenEvent> events, CancellationToken cancel)
    {
        var keys = events.Select(e => RefText.Canonical(e.Event.Ref)).Where(CampaignKey.HasForm).Distinct().ToList();
        var refs = events.Select(e => e.ForeignRef).OfType<string>().Distinct().ToList();
        var ads = events.Where(e => e.Kind is { MayComeByAd: true }).Select(e => e.Content.AdId).OfType<string>().Distinct().ToList();
        return keys.Count + refs.Count + ads.Count == 0 ? []
            : await db.Campaigns.AsNoTracking().Where(c => keys.Contains(c.Key) || (c.Ref != null && refs.Contains(c.Ref)) || (c.AdId != null && ads.Contains(c.AdId))).ToListAsync(cancel);
    }

    /// <summary>None, but where a session that has opted in does so again while an experiment goes on.</summary>
    private async Task<HashSet<(long OptInId, int ExperimentId)>> TriedAsync(List<TakenEvent> trying, Dictionary<Guid, CheckoutSession> sessions, CancellationToken cancel)
    {
        var optIns = trying.Select(e => sessions.GetValueOrDefault(e.Reading.Ref.SessionToken)).OfType<CheckoutSession>().SelectMany(s => s.OptIns).Select(o => o.Id).Distinct().ToList();
        var found = optIns.Count == 0 ? []
            : await db.OptInClicks.Where(c => EF.Parameter(optIns).Contains(c.OptInId) && c.Mark >= VariantMark.PerExperiment)
                .Select(c => new { c.OptInId, ExperimentId = c.Mark / VariantMark.PerExperiment }).Distinct().ToListAsync(cancel);
        return [.. found.Select(c => (c.OptInId, c.ExperimentId))];
    }

    /// <summary>None, but where somebody who has opted in does so again, in another session perhaps, while an experiment goes on.</summary>
    /// <remarks>Who logged in and hasn't answered yet is known by the login_id.</remarks>
    private async Task<HashSet<(string PageId, string Person, int ExperimentId)>> TriedByAsync(List<TakenEvent> trying, IEnumerable<string> known, CancellationToken cancel)
    {
        var people = trying.Count == 0 ? [] : trying.Select(e => e.Event.Psid).OfType<string>().Concat(known).Distinct().ToList();
        var logins = trying.Select(e => e.Event.LoginId).OfType<string>().Distinct().ToList();
        return
        [
            .. await NamedAsync(people.Count, db.OptIns.Where(o => o.Psid != null && EF.Parameter(people).Contains(o.Psid)), cancel),
            .. await NamedAsync(logins.Count, db.OptIns.Where(o => o.LoginId != null && EF.Parameter(logins).Contains(o.LoginId)), cancel),
        ];
    }

    private static async Task<IEnumerable<(string PageId, string Person, int ExperimentId)>> NamedAsync(int count, IQueryable<OptIn> optIns, CancellationToken cancel)
    {
        var found = count == 0 ? []
            : await optIns.SelectMany(o => o.Clicks.Where(c => c.Mark >= VariantMark.PerExperiment), (o, c) => new { o.PageId, o.Psid, o.LoginId, ExperimentId = c.Mark / VariantMark.PerExperiment })
                .Distinct().ToListAsync(cancel);
        return found.SelectMany(c => new[] { c.Psid, c.LoginId }.OfType<string>().Select(person => (c.PageId, person, c.ExperimentId)));
    }

    /// <summary>The opt-ins of sessions that first answers are about.</summary>
    private static List<OptIn> Answering(List<TakenEvent> events, IEnumerable<CheckoutSession> sessions)
    {
        var (tokens, logins) = (events.Select(e => e.Prior?.SessionToken).OfType<Guid>().ToHashSet(), events.Select(e => e.Event.PriorLoginId).OfType<string>().ToHashSet());
        return [.. sessions.Where(s => tokens.Contains(s.Token) || s.OptIns.Exists(o => o.LoginId is { } login && logins.Contains(login))).SelectMany(s => s.OptIns)];
    }

    private async Task<List<OptInClick>> TicksAsync(List<OptIn> answering, CancellationToken cancel)
    {
        var unknown = answering.Where(o => o.Psid is null).Select(o => o.Id).ToList();
        return unknown.Count == 0 ? [] : await db.OptInClicks.Where(c => EF.Parameter(unknown).Contains(c.OptInId)).ToListAsync(cancel);
    }

    private async Task<List<UtilityTemplate>> TemplatesAsync(List<TakenEvent> events, CancellationToken cancel)
    {
        var names = events.Where(PageEvents.IsVerdict).Select(e => e.Content.Verdict?.Name).OfType<string>().Distinct().ToList();
        return names.Count == 0 ? [] : await db.UtilityTemplates.Where(t => EF.Parameter(names).Contains(t.Name)).ToListAsync(cancel);
    }
}
