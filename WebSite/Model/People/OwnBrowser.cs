using System.Linq.Expressions;
using Messenger.AspNetCore.Refs;

namespace WebSite.Model;

/// <summary>Who in Messenger gets what a shopper typed: name, address and the like. The one rule for receipts, exports and deletions.</summary>
internal static class OwnBrowser
{
    /// <summary>
    /// The person clicked Send to Messenger, ticked the checkbox, or logged in with Facebook, in the shopper's own browser. A number can be mistyped, a link be passed on, and a hurried yes on
    /// the shop's web page be given to the wrong account: who has no more than those to show gets nothing of it.
    /// </summary>
    public static Expression<Func<OptIn, bool>> Clicked { get; } = optIn => optIn.Clicks.Any(c => c.IsProof && DoorRules.OwnBrowser.Contains(c.EntryPoint));
}
