using Messenger.AspNetCore.Refs;
using WebSite.Model;
using WebSite.OptIns;

namespace WebSite.Projection;

/// <summary>Counts clicks to opt-ins, against their checkout sessions. The result is the same in whatever order events are taken.</summary>
internal static class Clicks
{
    /// <summary>Counts an event's click, once.</summary>
    /// <param name="taken">The event; <see cref="Reading.IsOptIn"/>.</param>
    /// <param name="batch">What it touches.</param>
    /// <returns>The click and its opt-in.</returns>
    public static (OptInClick Click, OptIn OptIn) Count(TakenEvent taken, Batch batch)
    {
        if (batch.Counted.TryGetValue(taken.Id, out var before))
        {
            return before;
        }

        var reading = taken.Reading;
        var isProof = reading.Door.IsProof && IsStillGiven(reading, batch);
        var session = reading.Unlinked is null ? FindOrBegin(reading, batch) : null;
        var unlinked = session is not null ? null
            : reading.Unlinked is null ? UnlinkedReason.OtherBrowser
            : reading.Unlinked == UnlinkedReason.Foreign && IsCampaign(reading, batch) ? UnlinkedReason.Campaign
            : reading.Unlinked;
        var mark = reading.IsOurs ? Mark(LanguageMark.Without(reading.Ref.Mark), session, reading, batch) : 0;
        var optIn = session is not null ? OfSession(session, reading, batch) : OfNone(unlinked!.Value, reading, batch);
        var click = new OptInClick
        {
            EventId = taken.Id,
            OptInId = optIn.Id,
            At = reading.At,
            EntryPoint = reading.Door.EntryPoint,
            CameThrough = reading.Door.CameThrough,
            IsProof = isProof && session is not null,
            Placement = reading.IsOurs ? reading.Ref.Spot() : null,
            WebPage = reading.IsOurs ? WebPages.Path(reading.Ref, batch.Slugs.GetValueOrDefault) : null,
            Mark = mark,
        };
        batch.New.Add(click);
        FigureRules.Count(click, optIn, batch.Sums);
        optIn.Count(click);
        if (session is not null)
        {
            session.TakeIn(reading.At, batch.Now);
            batch.Touched.Add(session.Token);
        }

        return batch.Counted[taken.Id] = (click, optIn);
    }

    /// <summary>
    /// An experiment counts sessions that opted in, so a variant stands at the first click of a session alone; and people, so that nobody counts again by making sessions:
    /// docs/experiments.md.
    /// </summary>
    private static int Mark(int mark, CheckoutSession? session, Reading reading, Batch batch)
    {
        if (VariantMark.Read(mark) is not { } variant)
        {
            return mark;
        }

        var optIns = session?.OptIns.Select(o => o.Id).ToHashSet() ?? [];
        var isFirst = session is not null
            && !batch.Tried.Any(t => t.ExperimentId == variant.ExperimentId && optIns.Contains(t.OptInId))
            && !batch.New.Of<OptInClick>().Any(c => optIns.Contains(c.OptInId) && VariantMark.Read(c.Mark)?.ExperimentId == variant.ExperimentId);
        var isNewPerson = isFirst && ((PsidOf(reading, batch) ?? reading.Event.LoginId) is not { } person || batch.TriedBy.Add((reading.Event.PageId, person, variant.ExperimentId)));
        return isNewPerson ? mark : VariantMark.Without(mark);
    }

    /// <summary>The ref's session; null when it belongs to another browser.</summary>
    private static CheckoutSession? FindOrBegin(Reading reading, Batch batch)
    {
        var (token, browser) = (reading.Ref.SessionToken, reading.Ref.Browser);
        if (batch.Sessions.TryGetValue(token, out var session))
        {
            return session.Browser == browser ? session : null;
        }

        return batch.Sessions[token] = batch.New.Add(new CheckoutSession
        {
            Id = batch.Ids.Next<CheckoutSession>(),
            Token = token,
            Browser = browser,
            CreatedAt = reading.At,
            UpdatedAt = batch.Now,
            Language = LanguageMark.Read(reading.Ref.Mark)?.Code,
        });
    }

    private static OptIn OfSession(CheckoutSession session, Reading reading, Batch batch)
    {
        var optIn = session.OptIns.FirstOrDefault(o => o.PageId == reading.Event.PageId && IsOf(o, reading, batch));
        if (optIn is null)
        {
            session.OptIns.Add(optIn = Begin(session.Id, null, PsidOf(reading, batch), reading, batch));
        }

        return optIn;
    }

    private static bool IsOf(OptIn optIn, Reading reading, Batch batch) =>
        PsidOf(reading, batch) is { } psid ? optIn.Psid == psid
        : UserRefOf(reading) is { } userRef ? optIn.UserRef == userRef
        : reading.Event.LoginId is { } login && optIn.LoginId == login;

    private static OptIn OfNone(UnlinkedReason reason, Reading reading, Batch batch)
    {
        if (reading.Event.Psid is not { } psid)
        {
            return Begin(null, reason, null, reading, batch);
        }

        var key = (reading.Event.PageId, psid, reason);
        return batch.Unlinked.TryGetValue(key, out var known) ? known : batch.Unlinked[key] = Begin(null, reason, psid, reading, batch);
    }

    private static OptIn Begin(long? sessionId, UnlinkedReason? reason, string? psid, Reading reading, Batch batch) => batch.New.Add(new OptIn
    {
        Id = batch.Ids.Next<OptIn>(),
        CheckoutSessionId = sessionId,
        Unlinked = reason,
        PageId = reading.Event.PageId,
        Psid = psid,
        UserRef = UserRefOf(reading),
        LoginId = reading.Event.Psid is null ? reading.Event.LoginId : null,
        RecordedAt = batch.Now,
    });

    /// <summary>The person; of a login, whoever answered what went to the same login_id before. Null as long as nobody has.</summary>
    private static string? PsidOf(Reading reading, Batch batch) =>
        reading.Event.Psid ?? (reading.Event.LoginId is { } login ? batch.Logins.GetValueOrDefault((reading.Event.PageId, login)) : null);

    /// <summary>In its one spelling; null when the person is known, or came by a login.</summary>
    private static string? UserRefOf(Reading reading) => reading.Event is { Psid: null, UserRef: { } text } ? RefText.Canonical(text) : null;

    private static bool IsCampaign(Reading reading, Batch batch)
    {
        var key = RefText.Canonical(reading.Source?.Ref);
        return CampaignKey.HasForm(key) && batch.Campaigns.Any(c => c.Key == key);
    }

    /// <summary>A number that the shopper took back proves nothing any more: it may have been mistyped.</summary>
    private static bool IsStillGiven(Reading reading, Batch batch) =>
        reading.Door.EntryPoint != EntryPoint.CustomerMatching
        || !reading.IsOurs
        || Acceptances.RequestOf(batch.Sessions.GetValueOrDefault(reading.Ref.SessionToken), batch) is not null;
}
