using Microsoft.EntityFrameworkCore;
using WebSite.Model;

namespace WebSite.Data;

/// <summary>What several parts ask of checkout sessions.</summary>
internal static class SessionQueries
{
    /// <summary>Each with the opt-in of a conversation's person, one or none, which is what <see cref="CheckoutSession.MayTell"/> asks for.</summary>
    public static IQueryable<CheckoutSession> WithOptInOf(this IQueryable<CheckoutSession> sessions, Conversation conversation) =>
        sessions.Include(s => s.OptIns.Where(o => o.PageId == conversation.PageId && o.Psid == conversation.Psid));
}
