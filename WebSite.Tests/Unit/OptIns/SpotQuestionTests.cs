using WebSite.OptIns;

namespace WebSite.Tests.Unit.OptIns;

public class SpotQuestionTests
{
    [Theory]
    [InlineData("Emil Sinclair", "Emil S.")]
    [InlineData("Emil von Sinclair", "Emil S.")]
    [InlineData("Emil", "Emil")]
    [InlineData("Emil \U00010437ai", "Emil \U0001040F.")] // Deseret: two UTF-16 halves.
    [InlineData(" ", null)]
    public void A_name_is_shown_as_first_name_and_last_initial(string name, string? expected) => Assert.Equal(expected, SpotQuestion.Brief(name));
}
