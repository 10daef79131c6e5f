using WebSite.Model;

namespace WebSite.Tests.Unit.Model;

public class HindranceTests
{
    public static TheoryData<Hindrance> All => [.. Enum.GetValues<Hindrance>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Each_has_a_sentence_for_the_merchant_and_one_for_the_shopper(Hindrance hindrance) =>
        Assert.All([hindrance.Why(), hindrance.ToShopper()], words => Assert.EndsWith(".", words, StringComparison.Ordinal));

    [Fact]
    public void One_without_a_row_is_no_other_silently() => Assert.Throws<ArgumentOutOfRangeException>(() => ((Hindrance)(-1)).ToShopper());

    [Fact]
    public void Something_ends_each_hold_and_nothing_else() =>
        Assert.All(Enum.GetValues<Hindrance>(), hindrance => Assert.Equal(hindrance.State() == OutboxState.Held, hindrance.Ends() != HoldEnd.None));
}
