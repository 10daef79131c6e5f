using WebSite.Model;
using WebSite.Texts;

namespace WebSite.Tests.Unit.Outbox;

public class OccasionRuleTests
{
    [Fact]
    public void Every_occasion_has_its_row() => Assert.All(Enum.GetValues<Occasion>(), occasion => Assert.NotEmpty(occasion.Rule().Name));

    [Fact]
    public void Every_occasion_with_a_merchants_text_says_when_it_is_sent() => Assert.All(OwnTexts.Occasions, occasion => Assert.NotEmpty(occasion.Rule().When));
}
