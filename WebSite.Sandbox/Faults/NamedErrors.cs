namespace WebSite.Sandbox.Faults;

/// <summary>An error of the Graph API that can be asked for by its name.</summary>
/// <param name="Name">As a rule has it in <c>named</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Error">What is answered.</param>
public sealed record NamedError(string Name, string Title, FaultError Error);

/// <summary>Errors of the Send API, one of each class. <c>docs/platform.md</c>, Errors.</summary>
internal static class NamedErrors
{
    public static IReadOnlyList<NamedError> All { get; } =
    [
        new("sentAnyway", "An error although it was sent", new() { Code = 1, Subcode = 1357046, Message = "Received invalid JSON reply.", IsDone = true }),
        new("transient", "Something that passes", new() { Code = 2, Message = "An unexpected error has occurred. Please retry your request later.", IsTransient = true, Status = 500 }),
        new("sendFailed", "A temporary failure", new() { Code = 1200, Message = "Temporary send message failure. Please try again later.", Status = 500 }),
        new("tooManyCalls", "Too many calls", new() { Code = 613, Message = "Calls to this api have exceeded the rate limit.", RetryAfter = 60 }),
        new("adAccountLimit", "The ad account's limit", new() { Code = 80004, Message = "There have been too many calls to this ad account. Wait a bit and try again.", RegainMinutes = 15 }),
        new("messengerLimit", "Messenger's limit for the Page", new() { Code = 80006, Message = "There have been too many calls to this Page's Messenger. Wait a bit and try again.", RegainMinutes = 15 }),
        new("pageRestricted", "A Page that may not send for a while", new() { Code = 10, Subcode = 1893063, Message = "You are temporarily restricted from sending messages." }),
        new("blockedForAbuse", "Blocked for abuse", new() { Code = 368, Message = "The action attempted has been deemed abusive or is otherwise disallowed." }),
        new("otherAppHasThread", "Another app has the thread", new() { Code = 10, Subcode = 2018300, Message = "Message failed to send because another app is controlling this thread now." }),
        new("outsideWindow", "Outside the window", new() { Code = 10, Subcode = 2018278, Message = "This message is sent outside of allowed window." }),
        new("tagIsOver", "A tag that has ended", new() { Code = 100, Subcode = 1893061, Message = "Invalid parameter" }),
        new("personGone", "A person who isn't available", new() { Code = 551, Subcode = 1545041, Message = "This person isn't available right now." }),
        new("tokenExpired", "A token that has expired", new() { Code = 190, Subcode = 463, Message = "Error validating access token: Session has expired.", Status = 401 }),
    ];

    public static NamedError? Find(string? name) => All.FirstOrDefault(each => each.Name == name);
}
