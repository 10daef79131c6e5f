using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Unit.Model;

/// <summary>The steps of a message: which may follow which.</summary>
public sealed class OutboxMessageTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, (Action<OutboxMessage> Take, OutboxState To, OutboxState[] From)> Steps = new()
    {
        ["hinder"] = (m => m.Hinder(Hindrance.Conflict), OutboxState.Held, [OutboxState.Waiting]),
        ["claim"] = (m => m.Claim(Now), OutboxState.Sending, [OutboxState.Waiting]),
        ["write"] = (m => m.Write("Hi", "{}"), OutboxState.Sending, [OutboxState.Sending]),
        ["arrive"] = (m => m.Arrive("m_1", Now), OutboxState.Sent, [OutboxState.Sending, OutboxState.Uncertain]),
        ["unsend"] = (m => m.Unsend(Now), OutboxState.Sent, [OutboxState.Sent]),
        ["try again"] = (m => m.TryAgain(("2", "Trouble."), Now), OutboxState.Waiting, [OutboxState.Sending, OutboxState.Uncertain]),
        ["lose"] = (m => m.Lose((null, "No answer.")), OutboxState.Uncertain, [OutboxState.Sending, OutboxState.Uncertain]),
        ["meet"] = (m => m.Meet(Hindrance.OtherApp, ("10/2018300", "Another app.")), OutboxState.Held, [OutboxState.Sending, OutboxState.Uncertain]),
        ["fail"] = (m => m.Fail(("100", "No.")), OutboxState.Failed, [OutboxState.Sending, OutboxState.Uncertain]),
        ["set aside"] = (m => m.SetAside("A fault."), OutboxState.SetAside, [OutboxState.Waiting, OutboxState.Sending]),
        ["release"] = (m => m.Release(), OutboxState.Waiting, [OutboxState.Held]),
        ["cancel"] = (m => m.Cancel("Not wanted."), OutboxState.Cancelled, [OutboxState.Waiting, OutboxState.Held, OutboxState.SetAside]),
    };

    public static TheoryData<string, OutboxState> All => [.. Steps.Keys.SelectMany(step => Enum.GetValues<OutboxState>().Select(from => (step, from)))];

    private static readonly string[] About =
        [nameof(OutboxMessage.PageId), nameof(OutboxMessage.ConversationId), nameof(OutboxMessage.Occasion), nameof(OutboxMessage.VisitId), nameof(OutboxMessage.OrderId), nameof(OutboxMessage.WishId), nameof(OutboxMessage.CheckoutSessionId), nameof(OutboxMessage.Text)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_step_is_taken_from_where_it_leads_on_and_from_nowhere_else(string step, OutboxState from)
    {
        var (take, to, allowed) = Steps[step];
        var message = In(from);
        if (allowed.Contains(from))
        {
            take(message);
            Assert.Equal(to, message.State);
        }
        else
        {
            Assert.Throws<InvalidOperationException>(() => take(message));
            Assert.Equal(from, message.State);
        }
    }

    [Fact]
    public void It_goes_into_the_outbox_once_and_at_its_own_time()
    {
        var (soon, later) = (In(OutboxState.Waiting), In(OutboxState.Waiting).With(m => m.DueAt, Now.AddHours(1)));
        soon.Enter(Now);
        later.Enter(Now);
        Assert.Equal((Now, Now, Now.AddHours(1)), (soon.CreatedAt, soon.DueAt, later.DueAt));
        Assert.Throws<InvalidOperationException>(() => soon.Enter(Now));
    }

    /// <summary>Whom it is for and what it is about: of the rest, nothing is the copy's.</summary>
    [Fact]
    public void To_be_sent_again_it_is_about_all_that_it_was_about()
    {
        OutboxMessage lost = new()
        {
            Cause = MessageCause.Greeting(1),
            PageId = "1",
            ConversationId = 2,
            Occasion = Occasion.PriceDropped,
            VisitId = 3,
            OrderId = 4,
            WishId = 5,
            CheckoutSessionId = 6,
            Text = "It costs less.",
            Body = "{}",
            State = OutboxState.Uncertain,
            Why = "Nobody knows.",
            Code = "1",
            HeldBy = Hindrance.NoTemplate,
            CreatedAt = Now,
            DueAt = Now,
            Attempts = 1,
            ClaimedAt = Now,
            SentAt = Now,
            Mid = "m",
        };
        var again = lost.Again();
        var fresh = new OutboxMessage { Cause = MessageCause.Again(lost.Id), PageId = "" };
        Assert.All(typeof(OutboxMessage).GetProperties().Where(p => p.CanWrite && p.GetValue(lost) is not null), property =>
            Assert.Equal(property.GetValue(About.Contains(property.Name) ? lost : fresh), property.GetValue(again)));
    }

    [Fact]
    public void A_try_counts_unless_a_pause_is_to_blame()
    {
        var message = In(OutboxState.Waiting);
        message.Claim(Now);
        message.TryAgain(("2", "Trouble."), Now.AddSeconds(2));
        Assert.Equal((1, Now.AddSeconds(2), "2", "Trouble."), (message.Attempts, message.DueAt, message.Code, message.Why));
        message.Claim(Now);
        Assert.Null(message.Why);
        message.TryAgain(("190", "The token."), due: null);
        Assert.Equal((1, Now.AddSeconds(2)), (message.Attempts, message.DueAt));
    }

    [Fact]
    public void What_held_it_is_known_until_it_goes_or_is_too_late()
    {
        var message = In(OutboxState.Waiting);
        message.Hinder(Hindrance.NoTemplate);
        Assert.Equal(Hindrance.NoTemplate, message.HeldBy);
        message.With(m => m.State, OutboxState.Waiting).Claim(Now);
        Assert.Null(message.HeldBy);
        message.Meet(Hindrance.OtherApp, ("10/2018300", "Another app."));
        Assert.Equal((Hindrance.OtherApp, "10/2018300"), (message.HeldBy, message.Code));
        message.With(m => m.State, OutboxState.Waiting).Hinder(Hindrance.TooLate);
        Assert.Equal(Hindrance.OtherApp, message.HeldBy);
        var stopped = In(OutboxState.Held).With(m => m.HeldBy, Hindrance.NoTemplate);
        stopped.Cancel("Stopped.");
        Assert.Null(stopped.HeldBy);
    }

    private static OutboxMessage In(OutboxState state) => new() { Cause = MessageCause.Greeting(1), PageId = "1", State = state };
}
