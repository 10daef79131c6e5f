using WebSite.Model;

namespace WebSite.Tests.Unit.Model;

public class UtilityTemplateTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_failed_call_leaves_what_Facebook_has_said_meanwhile()
    {
        var template = New();
        template.Become(TemplateState.Approved, null, Noon.AddSeconds(1), "77");
        template.Fail("The answer didn't come in time.", Noon.AddSeconds(30));
        Assert.Equal((TemplateState.Approved, null, "77"), (template.State, template.Why, template.FacebookId));
    }

    [Fact]
    public void What_Facebook_says_first_counts_whatever_its_clock_and_later_what_it_says_last()
    {
        var template = New();
        template.Send("77", Noon.AddMilliseconds(700));
        template.Become(TemplateState.Approved, null, Noon.AddSeconds(-5), "77");
        Assert.Equal(TemplateState.Approved, template.State);

        template.Become(TemplateState.Stopped, "Why", Noon.AddMilliseconds(400), null);
        template.Become(TemplateState.Approved, null, Noon, null); // In whole seconds, so it may be the later one.
        Assert.Equal(TemplateState.Approved, template.State);
        template.Become(TemplateState.Stopped, "Why", Noon.AddSeconds(-1), null);
        Assert.Equal((TemplateState.Approved, "77"), (template.State, template.FacebookId));
    }

    private static UtilityTemplate New() => new() { PageId = "1", Name = "n", Language = "en_US", Body = "b", Samples = "[]", Buttons = "[]", ChangedAt = Noon };
}
