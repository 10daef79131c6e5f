namespace WebSite.Model;

/// <summary>
/// Who in Messenger an order's shopper is, as far as its attribution may know: by the ids of their conversations. Nothing else follows from it: nobody is
/// shown or sent anything because of this.
/// </summary>
/// <param name="SessionId">The order's checkout session.</param>
/// <param name="Known">Those who are known to be the shopper.</param>
/// <param name="Others">Those of whom the shopper said that they are somebody else.</param>
internal sealed record OrderShopper(long SessionId, IReadOnlySet<long> Known, IReadOnlySet<long> Others)
{
    /// <summary>How many orders of the same browser before this one are looked at: a shop's own till has thousands.</summary>
    public const int MostEarlier = 20;

    /// <summary>Whether a visit counts: it names the order's own session, or its person is known to be the shopper; and nobody said that they are somebody else.</summary>
    public bool Counts(Visit visit) => !Others.Contains(visit.ConversationId) && (visit.CheckoutSessionId == SessionId || Known.Contains(visit.ConversationId));

    /// <summary>Says who it is.</summary>
    /// <param name="order">The order.</param>
    /// <param name="sessions">Its own session, and those of earlier orders of the same browser, with their opt-ins.</param>
    /// <param name="returns">The returns of these sessions' browsers.</param>
    /// <param name="conversation">The conversation of a person; null when there is none.</param>
    public static OrderShopper Of(Order order, IReadOnlyList<CheckoutSession> sessions, IEnumerable<ShopReturn> returns, Func<OptIn, long?> conversation)
    {
        var own = sessions.Single(s => s.Id == order.SessionId);
        var tokens = sessions.Select(s => s.Token).ToHashSet();
        var known = sessions.SelectMany(s => s.OptIns.Where(optIn => IsShopper(s, optIn))).Select(conversation).OfType<long>()
            .Concat(returns.Where(r => tokens.Contains(r.SessionToken) && r.At <= order.PlacedAt).Select(r => r.ConversationId));
        return new(own.Id, known.ToHashSet(), own.OptIns.Where(own.IsSomebodyElse).Select(conversation).OfType<long>().ToHashSet());
    }

    private static bool IsShopper(CheckoutSession session, OptIn optIn) =>
        session.Connection == Connection.Connected && optIn.IsTrusted && !session.IsSomebodyElse(optIn);
}
