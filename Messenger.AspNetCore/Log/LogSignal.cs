using Messenger.AspNetCore.Hosting;

namespace Messenger.AspNetCore.Log;

/// <summary>Is raised when something in the webhook's log waits to be read.</summary>
public sealed class LogSignal : Signal;
