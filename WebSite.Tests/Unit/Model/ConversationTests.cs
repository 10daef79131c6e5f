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
    [InlineData(Occasion.Receipt, 25, Hindrance.NoTemplate)]
    [InlineData(Occasion.OrderShipped, 25, Hindrance.NoTemplate)]
    [InlineData(Occasion.Confirmation, null, Hindrance.NeverActed)]
    [InlineData(Occasion.OrderCancelled, null, Hindrance.NoTemplate)]
    public void Within_a_day_of_a_deed_anything_goes_and_later_nothing_but_news_of_orders_wait(Occasion occasion, int? hoursAgo, Hindrance? why)
    {
        var conversation = Of(actedAt: Now - (hoursAgo is { } hours ? TimeSpan.FromHours(hours) : null));
        Assert.Equal(why, conversation.WhyNot(occasion, AfterWindow.Nothing, Now));
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
        Assert.Equal(may ? null : Hindrance.Stopped, conversation.WhyNot(occasion, AfterWindow.Nothing, Now));
    }

    [Fact]
    public void To_who_cannot_be_reached_nothing_goes()
    {
        var conversation = Of(actedAt: Now.AddHours(-1));
        conversation.Leave(Now);
        Assert.All(Enum.GetValues<Occasion>(), occasion => Assert.Equal(Hindrance.Unreachable, conversation.WhyNot(occasion, AfterWindow.Nothing, Now)));
    }

    [Fact]
    public void What_tells_of_a_session_waits_for_its_shoppers_yes_but_not_for_who_said_stop()
    {
        var conversation = Of(actedAt: Now);
        var session = new CheckoutSession { Browser = default };
        session.OptIns.Add(new() { PageId = conversation.PageId, Psid = conversation.Psid });
        Assert.Equal(Hindrance.NotConfirmed, conversation.WhyNot(Occasion.Receipt, session, AfterWindow.Nothing, Now));
        conversation.Stop(Now, askedSince: 0);
        Assert.Equal(Hindrance.Stopped, conversation.WhyNot(Occasion.Receipt, session, AfterWindow.Nothing, Now));
    }

    [Theory]
    [InlineData(Occasion.OrderShipped, 25, Way.Utility)]
    [InlineData(Occasion.OrderShipped, 23, Way.Window)]
    [InlineData(Occasion.OrderPacked, 25, Way.OrderTag)]
    [InlineData(Occasion.Answer, 25, Way.HumanAgent)]
    [InlineData(Occasion.Answer, (7 * 24) - 1, Way.HumanAgent)]
    [InlineData(Occasion.Answer, 7 * 24, null)]
    [InlineData(Occasion.Greeting, 25, null)]
    public void After_the_window_what_is_approved_or_set_goes_its_own_way(Occasion occasion, int hoursAgo, Way? way)
    {
        var after = new AfterWindow(new HashSet<Occasion> { Occasion.OrderShipped }, HasOrderTag: true, HasHumanAgent: true);
        Assert.Equal(way, Of(actedAt: Now.AddHours(-hoursAgo)).WayOf(occasion, after, Now));
    }

    [Fact]
    public void The_first_message_after_an_ad_opens_a_window_of_seven_days_and_later_ones_of_one()
    {
        var conversation = Of(actedAt: null);
        conversation.ComeByAd(Entry(EntryKind.Referral, Now));
        conversation.Act(Entry(EntryKind.Referral, Now));
        Assert.Equal(Now.AddHours(24), conversation.WindowUntil);
        conversation.Act(Entry(EntryKind.Text, Now.AddHours(1)));
        conversation.Act(Entry(EntryKind.Text, Now.AddHours(2)));
        Assert.Equal(Now.AddHours(1).AddDays(7), conversation.WindowUntil);
        conversation.Act(Entry(EntryKind.Text, Now.AddDays(7)));
        Assert.Equal(Now.AddDays(8), conversation.WindowUntil);
    }

    [Fact]
    public void A_message_that_brings_the_ad_opens_its_window_at_once()
    {
        var conversation = Of(actedAt: null);
        conversation.Act(Entry(EntryKind.Text, Now));
        conversation.ComeByAd(Entry(EntryKind.Text, Now));
        Assert.Equal(Now.AddDays(7), conversation.WindowUntil);
    }

    [Fact]
    public void While_another_app_has_the_thread_nothing_goes_until_it_comes_back()
    {
        var conversation = Of(actedAt: Now.AddHours(-1));
        conversation.GoAway(Now);
        Assert.All(Enum.GetValues<Occasion>(), occasion => Assert.Equal(Hindrance.OtherApp, conversation.WhyNot(occasion, AfterWindow.Nothing, Now)));
        conversation.ComeBack(Now.AddMinutes(-1));
        Assert.NotNull(conversation.AwayAt);
        conversation.ComeBack(Now.AddMinutes(1));
        Assert.Null(conversation.WhyNot(Occasion.Answer, AfterWindow.Nothing, Now));
    }

    [Fact]
    public void Who_has_the_thread_says_the_last_handover_in_whatever_order_they_come()
    {
        var conversation = Of(actedAt: Now.AddHours(-1));
        conversation.ComeBack(Now.AddMinutes(5));
        conversation.GoAway(Now);
        Assert.Null(conversation.AwayAt);
        conversation.Stay(Now.AddMinutes(6));
        conversation.GoAway(Now.AddMinutes(6));
        Assert.NotNull(conversation.AwayAt);
        conversation.Stay(Now.AddMinutes(6));
        Assert.NotNull(conversation.AwayAt);
        conversation.Stay(Now.AddMinutes(7));
        Assert.Null(conversation.AwayAt);
    }

    private static ConversationEntry Entry(EntryKind kind, DateTimeOffset at) => new() { Kind = kind, At = at };

    private static Conversation Of(DateTimeOffset? actedAt, DateTimeOffset? stoppedAt = null) => new() { PageId = "1", Psid = "2", ActedAt = actedAt, StoppedAt = stoppedAt };
}
