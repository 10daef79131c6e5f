using WebSite.Model;

namespace WebSite.Tests.Unit.Model;

/// <summary>The one rule of who may be written to.</summary>
public class ConversationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Occasion.Greeting, 23, null)]
    [InlineData(Occasion.Greeting, 25, Hindrance.WindowClosed)]
    [InlineData(Occasion.Answer, 25, Hindrance.WindowClosed)]
    [InlineData(Occasion.Receipt, 25, null)]
    [InlineData(Occasion.OrderShipped, 25, null)]
    [InlineData(Occasion.Confirmation, null, Hindrance.NeverActed)]
    [InlineData(Occasion.OrderCancelled, null, null)]
    public void Within_a_day_of_a_deed_anything_goes_and_later_only_what_is_about_an_order(Occasion occasion, int? hoursAgo, Hindrance? why)
    {
        var conversation = Of(actedAt: Now - (hoursAgo is { } hours ? TimeSpan.FromHours(hours) : null));
        Assert.Equal(why, conversation.WhyNot(occasion, Now));
    }

    [Theory]
    [InlineData(Occasion.OrderShipped, -1, false)]
    [InlineData(Occasion.Receipt, 1, false)]
    [InlineData(Occasion.Stopped, -1, true)]
    [InlineData(Occasion.Answer, -1, false)]
    [InlineData(Occasion.Answer, 1, true)]
    public void After_a_stop_nothing_goes_but_its_confirmation_and_an_answer_to_who_wrote_again(Occasion occasion, int wroteHoursAfter, bool may)
    {
        var conversation = Of(actedAt: Now.AddHours(-2 + wroteHoursAfter), stoppedAt: Now.AddHours(-2));
        Assert.Equal(may ? null : Hindrance.Stopped, conversation.WhyNot(occasion, Now));
    }

    [Fact]
    public void To_who_cannot_be_reached_nothing_goes()
    {
        var conversation = Of(actedAt: Now.AddHours(-1));
        conversation.Leave(Now);
        Assert.All(Enum.GetValues<Occasion>(), occasion => Assert.Equal(Hindrance.Unreachable, conversation.WhyNot(occasion, Now)));
    }

    [Fact]
    public void What_tells_of_a_session_waits_for_its_shoppers_yes_but_not_for_who_said_stop()
    {
        var conversation = Of(actedAt: Now);
        var session = new CheckoutSession { Browser = default };
        session.OptIns.Add(new() { PageId = conversation.PageId, Psid = conversation.Psid });
        Assert.Equal(Hindrance.NotConfirmed, conversation.WhyNot(Occasion.Receipt, session, Now));
        conversation.Stop(Now, askedSince: 0);
        Assert.Equal(Hindrance.Stopped, conversation.WhyNot(Occasion.Receipt, session, Now));
    }

    private static Conversation Of(DateTimeOffset? actedAt, DateTimeOffset? stoppedAt = null) => new() { PageId = "1", Psid = "2", ActedAt = actedAt, StoppedAt = stoppedAt };
}
