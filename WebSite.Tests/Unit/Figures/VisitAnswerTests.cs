using WebSite.Model;

namespace WebSite.Tests.Unit.Figures;

public class VisitAnswerTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 27, 14, 20, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, true)]
    [InlineData(7 * 24 * 3600, true)]
    [InlineData(7 * 24 * 3600 + 1, false)]
    [InlineData(-1, false)]
    public void Words_within_seven_days_answer_a_visit(int seconds, bool answers)
    {
        var visit = new Visit { At = At };
        Assert.Equal(answers, visit.Answer(At.AddSeconds(seconds)));
        Assert.Equal(answers, visit.IsAnswered);
        Assert.False(visit.Answer(At) && answers);
    }
}
