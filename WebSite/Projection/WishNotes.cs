using WebSite.Model;

namespace WebSite.Projection;

/// <summary>
/// Notes what people ask to be told, by the spot that their ref was made for, and ends it when they say stop. What comes of it is the same in whatever
/// order events are taken, and however often.
/// </summary>
internal static class WishNotes
{
    /// <summary>Somebody came in: perhaps to be told something.</summary>
    public static void Note(TakenEvent taken, Visit visit, Conversation conversation, Batch batch)
    {
        if (visit is not { Asks: { } reason, CheckoutSessionId: { } session } || !taken.Reading.IsOurs)
        {
            return;
        }

        var isOfProduct = reason.Rule().Placement.IsOfProduct();
        var product = isOfProduct ? batch.WishesBefore.Products.GetValueOrDefault((int)taken.Reading.Ref.Subject) : null;
        if ((isOfProduct && product is null) || Of(conversation, batch).Any(w => IsSame(w, reason, product?.Id, session, visit.At)))
        {
            return;
        }

        var wish = new Wish
        {
            Id = batch.Ids.Next<Wish>(),
            Reason = reason,
            ConversationId = conversation.Id,
            CheckoutSessionId = session,
            EventId = taken.Id,
            VisitId = visit.Id,
            AskedAt = visit.At,
            EntryPoint = visit.EntryPoint,
            WebPage = visit.WebPage,
            Agreed = reason.Rule().Agreed,
            ProductId = product?.Id,
            PriceMinor = product?.PriceMinor ?? 0,
            Currency = product?.Currency,
        };
        if (Stopped(conversation, visit.At, batch) is { } stopped)
        {
            wish.End(WishState.Stopped, stopped);
        }

        batch.New.Add(wish);
    }

    /// <summary>The person asked, then, for nothing more.</summary>
    public static void Stop(Conversation conversation, DateTimeOffset at, Batch batch)
    {
        foreach (var wish in Of(conversation, batch).Where(w => w.AskedAt <= at && w.State == WishState.Open))
        {
            wish.End(WishState.Stopped, at);
        }
    }

    /// <summary>The batch's own, and those from before.</summary>
    /// <exception cref="InvalidOperationException">Those weren't read.</exception>
    private static IEnumerable<Wish> Of(Conversation conversation, Batch batch) =>
        !batch.IsNew(conversation) && !batch.WishesBefore.Known.Contains(conversation.Id)
            ? throw new InvalidOperationException($"What was asked before in conversation {conversation.Id} wasn't read.")
            : batch.New.Of<Wish>().Concat(batch.WishesBefore.Wishes).Where(w => w.ConversationId == conversation.Id);

    /// <summary>
    /// Whether the click asks for what is noted already: it waits still; or its message went after this click, which then was one of several. A cart's
    /// session gets it once.
    /// </summary>
    private static bool IsSame(Wish wish, WishReason reason, int? productId, long session, DateTimeOffset at) =>
        wish.Reason == reason && wish.ProductId == productId
            && (productId is null ? wish.CheckoutSessionId == session && (wish.State is WishState.Open or WishState.Told)
                : wish.State == WishState.Open || (wish.State == WishState.Told && wish.DoneAt >= at));

    /// <summary>When the person said stop after that; null when they didn't.</summary>
    private static DateTimeOffset? Stopped(Conversation conversation, DateTimeOffset at, Batch batch) =>
        conversation.Entries.Where(l => l.Intent == Intent.Stop).Select(l => l.At)
            .Concat(batch.WishesBefore.Stops.Where(s => s.ConversationId == conversation.Id).Select(s => s.At))
            .Where(stopped => stopped >= at).Select(stopped => (DateTimeOffset?)stopped).Min();
}
