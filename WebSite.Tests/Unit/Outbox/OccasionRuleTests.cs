using Messenger.AspNetCore.Refs;
using WebSite.Model;
using WebSite.Texts;

namespace WebSite.Tests.Unit.Outbox;

/// <summary>What a new occasion must not be forgotten in.</summary>
public class OccasionRuleTests
{
    private static readonly TextFacts Facts = new() { Shop = "Kettle & Kin", EntryPoint = EntryPoint.Unknown };

    public static TheoryData<Occasion> All => [.. Enum.GetValues<Occasion>()];

    [Theory]
    [MemberData(nameof(All))]
    public void It_has_its_row(Occasion occasion) => Assert.NotEmpty(occasion.Rule().Name);

    /// <summary>Or says that there is none: then nothing of it may be left over.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void It_has_a_text_and_says_when_it_is_sent(Occasion occasion)
    {
        var rule = occasion.Rule();
        if (rule.When is null)
        {
            Assert.Null(rule.Text);
            return;
        }

        Assert.EndsWith(".", rule.When, StringComparison.Ordinal);
        Assert.Contains(occasion, OwnTexts.Occasions);
        Assert.NotEmpty(OwnTexts.For(occasion, Facts));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void News_of_an_order_have_their_own_words_and_a_template_to_begin_with_and_nothing_else_has(Occasion occasion)
    {
        var rule = occasion.Rule();
        Assert.Equal(rule.IsAboutOrder, rule.Template is not null);
        Assert.Equal(rule.IsAboutOrder, rule.Told != new OccasionRule("", null).Told);
        Assert.Null(rule.Template is null ? null : TemplateText.Fault(rule.Template));
    }

    [Fact]
    public void No_two_begin_with_the_same_template_or_say_the_same()
    {
        Assert.Distinct(OccasionRules.AboutOrders.Select(occasion => occasion.Rule().Template));
        Assert.Distinct(OccasionRules.AboutOrders.Select(occasion => occasion.Rule().Told));
    }
}
