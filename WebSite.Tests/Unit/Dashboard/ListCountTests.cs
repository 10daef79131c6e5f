using Microsoft.AspNetCore.DataProtection;
using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Tests.Unit.Dashboard;

public class ListCountTests
{
    [Theory]
    [InlineData(0, ListCountKind.Exact, "0 people")]
    [InlineData(1, ListCountKind.Exact, "1 person")]
    [InlineData(9_999, ListCountKind.Exact, "9,999 people")]
    [InlineData(123_456, ListCountKind.About, "about 123,000 people")]
    [InlineData(9_987_654, ListCountKind.About, "about 9.99 million people")]
    [InlineData(12_345_678, ListCountKind.About, "about 12.3 million people")]
    [InlineData(10_000, ListCountKind.MoreThan, "more than 10,000 people")]
    [InlineData(1, ListCountKind.AtLeast, "at least 1 person")]
    public void A_count_says_how_sure_it_is(long number, ListCountKind kind, string words) => Assert.Equal(words, new ListCount(number, kind).Say("person", "people"));

    private static readonly FilterSeal Seal = new(new EphemeralDataProtectionProvider());

    [Fact]
    public void A_name_in_a_mark_is_closed()
    {
        var mark = new ListMark(0, 5, "ada lovelace");
        Assert.DoesNotContain("ada", mark.Write(Seal), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(mark, ListMark.Read(mark.Write(Seal), Seal));
        Assert.Null(ListMark.Read("5~ada", Seal));
    }

    [Theory]
    [InlineData("1700000000000-5", 1700000000000, 5)]
    [InlineData("0-9223372036854775807", 0, long.MaxValue)]
    public void A_mark_is_read_as_it_was_written(string text, long at, long id)
    {
        Assert.Equal(new(at, id), ListMark.Read(text, Seal));
        Assert.Equal(text, new ListMark(at, id).Write(Seal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("-1-5")]
    [InlineData("5-")]
    [InlineData("999999999999999999-5")]
    [InlineData("5-99999999999999999999")]
    public void What_is_no_mark_is_none(string? text) => Assert.Null(ListMark.Read(text, Seal));
}
