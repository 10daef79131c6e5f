using Messenger.AspNetCore.Hosting;

namespace WebSite.Outbox;

/// <summary>Is raised when a message has been put into the outbox, after the commit.</summary>
public sealed class OutboxSignal : Signal;
