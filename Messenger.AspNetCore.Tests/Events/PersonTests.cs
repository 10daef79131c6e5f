using System.Text;
using Messenger.AspNetCore.Events;
using Messenger.AspNetCore.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace Messenger.AspNetCore.Tests.Events;

/// <summary>Whom an event is about.</summary>
public class PersonTests
{
    private const string Page = Settings.PageId;

    [Theory]
    [InlineData(Alice, Page, "\"message\":{\"text\":\"hi\"}", Alice)]
    [InlineData(Page, Alice, "\"message\":{\"is_echo\":true,\"text\":\"hi\"}", Alice)]
    [InlineData(Page, Alice, "\"message\":{\"is_echo\":true,\"is_deleted\":true,\"mid\":\"m\"}", Alice)] // Taken back by the Page: no echo, all the same of what the Page wrote.
    [InlineData(Page, Page, "\"message\":{\"is_echo\":true,\"text\":\"hi\"}", null)]
    [InlineData(null, Page, "\"optin\":{\"user_ref\":\"u\"}", null)]
    [InlineData(null, Page, "\"policy-enforcement\":{\"action\":\"block\"}", null)]
    public void It_is_the_sender_or_of_what_the_page_wrote_the_recipient(string? sender, string recipient, string content, string? person) =>
        Assert.Equal(person, Read(sender, recipient, content).Person);

    private static IncomingEvent Read(string? sender, string recipient, string content)
    {
        var from = sender is null ? "" : $$"""
            "sender":{"id":"{{sender}}"},
            """;
        return EventReader.Read(Page, "messaging", Encoding.UTF8.GetBytes($$"""{ {{from}} "recipient":{"id":"{{recipient}}"}, "timestamp":1458692752478, {{content}} }"""));
    }
}
