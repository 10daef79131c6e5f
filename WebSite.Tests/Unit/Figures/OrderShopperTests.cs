using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Unit.Figures;

/// <summary>Who may be taken for an order's shopper when it is attributed. Conversations have the numbers of the people.</summary>
public class OrderShopperTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(OptInTrust.Proven, "1", "")]
    [InlineData(OptInTrust.Confirmed, "1", "")]
    [InlineData(OptInTrust.Unconfirmed, "", "")]
    [InlineData(OptInTrust.Refused, "", "1")]
    public void Who_opted_in_is_the_shopper_if_they_are_trusted(OptInTrust trust, string known, string others)
    {
        var shopper = Of([Session(1, Connection.Connected, null, (1, trust))]);
        Assert.Equal((known, others), (Said(shopper.Known), Said(shopper.Others)));
    }

    [Fact]
    public void In_a_conflict_nobody_is_and_then_the_one_who_was_chosen()
    {
        var conflict = Of([Session(1, Connection.Conflict, null, (1, OptInTrust.Proven), (2, OptInTrust.Proven))]);
        Assert.Equal(("", ""), (Said(conflict.Known), Said(conflict.Others)));

        var chosen = Of([Session(1, Connection.Connected, 2, (1, OptInTrust.Proven), (2, OptInTrust.Confirmed), (3, OptInTrust.Unconfirmed))]);
        Assert.Equal(("2", "1 3"), (Said(chosen.Known), Said(chosen.Others)));
    }

    [Fact]
    public void Who_was_the_shopper_of_an_earlier_order_of_the_same_browser_is_it()
    {
        var shopper = Of([Session(1, Connection.None, null), Session(2, Connection.Connected, null, (5, OptInTrust.Proven), (6, OptInTrust.Refused))]);
        Assert.Equal(("5", ""), (Said(shopper.Known), Said(shopper.Others)));
    }

    [Fact]
    public void So_is_whose_message_brought_the_browser_back_before_the_order()
    {
        var session = Session(1, Connection.Connected, null, (3, OptInTrust.Refused));
        var shopper = Of([session], Back(session, 1, Noon), Back(session, 2, Noon.AddMilliseconds(1)), Back(Session(9, Connection.None, null), 4, Noon), Back(session, 3, Noon));
        Assert.Equal(("1 3", "3"), (Said(shopper.Known), Said(shopper.Others)));
        Assert.False(shopper.Counts(new() { ConversationId = 3, At = Noon }));
    }

    private static OrderShopper Of(IReadOnlyList<CheckoutSession> sessions, params ShopReturn[] returns) => OrderShopper.Of(
        new() { Id = 1, SessionId = 1, PlacedAt = Noon, Token = "t", Browser = default, Name = "", Email = "", Street = "", PostalCode = "", City = "", Country = "FI", Currency = "EUR" },
        sessions, returns, optIn => long.Parse(optIn.Psid!, System.Globalization.CultureInfo.InvariantCulture));

    private static CheckoutSession Session(long id, Connection connection, long? chosen, params (long Id, OptInTrust Trust)[] people)
    {
        var session = new CheckoutSession { Id = id, Token = new Guid((int)id, 0, 0, new byte[8]), Browser = default, Connection = connection, ChosenOptInId = chosen };
        session.OptIns.AddRange(people.Select(p => new OptIn { Id = p.Id, PageId = "1", Psid = $"{p.Id}" }.With(o => o.Trust, p.Trust)));
        return session;
    }

    private static ShopReturn Back(CheckoutSession session, long person, DateTimeOffset at) => new() { SessionToken = session.Token, ConversationId = person, At = at };

    private static string Said(IEnumerable<long> people) => string.Join(' ', people.Order());
}
