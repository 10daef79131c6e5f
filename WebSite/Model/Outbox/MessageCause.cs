namespace WebSite.Model;

/// <summary>What caused a message. The same cause makes no second message, however often and in whatever order its events come.</summary>
public readonly record struct MessageCause
{
    /// <summary>In characters.</summary>
    internal const int Longest = 120;

    private readonly string? _text;

    private MessageCause(FormattableString text) => _text = FormattableString.Invariant(text);

    private MessageCause(string text) => _text = text;

    /// <summary>A merchant sent the form of a conversation; the same form again is the same answer.</summary>
    public static MessageCause Answer(Guid form) => new($"answer:{form}");

    /// <summary>A merchant wants a message of which nobody knows whether it was sent to be sent again.</summary>
    public static MessageCause Again(long messageId) => new($"again:{messageId}");

    /// <summary>A person clicked Send to Messenger in a spot: one click of several there is answered.</summary>
    public static MessageCause Confirmation(long conversationId, long sessionId, Placement? placement, string? webPage) =>
        new($"confirmation:{conversationId}:{sessionId}:{placement}:{webPage}");

    /// <summary>The shopper said that somebody is they.</summary>
    public static MessageCause Confirmed(long optInId) => new($"confirmed:{optInId}");

    /// <summary>A person came in.</summary>
    public static MessageCause Greeting(long visitId) => new($"greeting:{visitId}");

    /// <summary>The shopper has to say whether a person is they.</summary>
    public static MessageCause AskForYes(long sessionId, long conversationId) => new($"ask-for-yes:{sessionId}:{conversationId}");

    /// <summary>An order's person is known.</summary>
    public static MessageCause Receipt(int orderId, long conversationId) => new($"receipt:{orderId}:{conversationId}");

    /// <summary>An order's shopper ticked the checkbox, or logged in with Facebook, and isn't known yet: of several ticks and logins of a checkout one is answered.</summary>
    public static MessageCause FirstReceipt(int orderId) => new($"receipt:{orderId}:checkbox");

    /// <summary>An order came to a status, which somebody who has its receipt is told.</summary>
    public static MessageCause OrderNews(int orderId, OrderStatus status, long conversationId) => new($"order:{orderId}:{status}:{conversationId}");

    /// <summary>The shopper confirmed the phone number of an order.</summary>
    public static MessageCause Introduction(int orderId) => new($"introduction:{orderId}");

    /// <summary>What somebody asked to be told has come true: once a wish, however often it does.</summary>
    public static MessageCause CameTrue(long wishId) => new($"wish:{wishId}");

    /// <summary>An event asked for something that the site does itself, or hands on.</summary>
    public static MessageCause Heeded(Occasion occasion, long eventId) => new($"{occasion}:{eventId}");

    /// <summary>One as it is stored.</summary>
    public static MessageCause Stored(string text) => new(text);

    /// <summary>As it is stored, for instance <c>receipt:17:4</c>.</summary>
    public override string ToString() => _text ?? "";
}
