using Messenger.AspNetCore.Configuration;
using Microsoft.Extensions.Options;

namespace Messenger.AspNetCore.Refs;

/// <summary>Makes m.me links: the way in that needs no plugin. Source: <c>docs/platform.md</c>, Refs, Referrals.</summary>
public sealed class MessengerLinks(IOptionsMonitor<MessengerOptions> options)
{
    /// <summary>The address that opens the conversation with the Page.</summary>
    public string Page
    {
        get
        {
            var now = options.CurrentValue;
            var page = string.IsNullOrEmpty(now.PageUsername) ? now.PageId : now.PageUsername;
            return $"{now.LinkUrl.TrimEnd('/')}/{Uri.EscapeDataString(page)}";
        }
    }

    /// <summary>The same, and passes a ref through.</summary>
    public string To(string refText) => $"{Page}?ref={Uri.EscapeDataString(refText)}";
}
