using Messenger.AspNetCore.Refs;
using WebSite.Model;

namespace WebSite.Tests.Unit.Model;

public class CheckoutSessionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", Connection.None)]
    [InlineData("a", Connection.None)]
    [InlineData("A", Connection.Connected)]
    [InlineData("Ab", Connection.Connected)]
    [InlineData("bA", Connection.Connected)]
    [InlineData("AB", Connection.Conflict)]
    [InlineData("abC", Connection.Connected)]
    public void The_first_person_who_is_proven_wins_and_a_second_makes_a_conflict(string people, Connection connection)
    {
        var session = New();
        foreach (var person in people)
        {
            TakeIn(session, $"{person}", isProof: char.IsUpper(person));
        }

        Assert.Equal(connection, session.Connection);
    }

    [Fact]
    public void A_conflict_stays_one_until_the_shopper_has_chosen_and_is_none_after_that()
    {
        var session = New();
        TakeIn(session, "1", isProof: true);
        TakeIn(session, "2", isProof: true);
        session.OptIns.RemoveAt(0); // Deleted since.
        session.TakeIn(Noon, Noon);
        Assert.Equal(Connection.Conflict, session.Connection);

        session.Choose(session.OptIns[0], Noon);
        TakeIn(session, "3", isProof: true);
        Assert.Equal(Connection.Connected, session.Connection);
    }

    [Fact]
    public void It_began_with_the_earliest_click_and_changed_now()
    {
        var session = New();
        session.TakeIn(Noon.AddHours(-1), Noon.AddHours(2));
        session.TakeIn(Noon.AddHours(1), Noon.AddHours(3));
        Assert.Equal((Noon.AddHours(-1), Noon.AddHours(3)), (session.CreatedAt, session.UpdatedAt));
    }

    private static CheckoutSession New() => new() { Id = 1, Browser = BrowserHash.Of([1]), CreatedAt = Noon };

    private static void TakeIn(CheckoutSession session, string psid, bool isProof)
    {
        var optIn = new OptIn { Id = session.OptIns.Count + 1, PageId = "1", Psid = psid };
        optIn.Count(new() { At = Noon, IsProof = isProof });
        session.OptIns.Add(optIn);
        session.TakeIn(Noon, Noon);
    }
}
