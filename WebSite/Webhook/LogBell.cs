using WebSite.Web;

namespace WebSite.Webhook;

/// <summary>Rings when something in the webhook's log waits to be read.</summary>
public sealed class LogBell : Bell;
