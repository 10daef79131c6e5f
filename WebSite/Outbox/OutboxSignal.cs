using Messenger.AspNetCore.Hosting;

namespace WebSite.Outbox;

/// <summary>Rings when a message has been put into the outbox. To be rung after the commit.</summary>
public sealed class OutboxSignal : Signal;
