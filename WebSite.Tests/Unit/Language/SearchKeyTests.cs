using WebSite.Language;

namespace WebSite.Tests.Unit.Language;

public class SearchKeyTests
{
    [Theory]
    [InlineData("Alice Archer", "alice archer", "archer")]
    [InlineData("  Charlie \t Åström ", "charlie astrom", "astrom")]
    [InlineData("Søren", "soren", null)]
    [InlineData("STRAẞE", "strasse", null)]
    [InlineData("Ærø Łódź", "aero lodz", "lodz")]
    [InlineData("Nguyễn Văn Ánh", "nguyen van anh", "anh")]
    [InlineData("李小龍", "李小龍", null)]
    [InlineData("a.B@Example.COM", "a.b@example.com", null)]
    [InlineData("𝒜lice", "alice", null)]
    [InlineData(" ", null, null)]
    [InlineData("", null, null)]
    [InlineData(null, null, null)]
    public void A_name_is_found_without_case_and_accents(string? text, string? key, string? last) => Assert.Equal((key, last), (SearchKey.Of(text), SearchKey.OfLastWord(text)));

    [Fact]
    public void Half_a_character_is_no_fault() => Assert.NotNull(SearchKey.Of("a\uD800"));

    [Theory]
    [InlineData("ali", "alice", true)]
    [InlineData("ali", "ali", true)]
    [InlineData("ali", "al", false)]
    [InlineData("ali", "alj", false)]
    [InlineData("ali", "ali\uFFFF\U0001F600", true)]
    public void Whatever_begins_so_lies_between_a_text_and_its_end(string start, string text, bool lies)
    {
        // As databases compare: by bytes.
        static int Compare(string a, string b) => System.Text.Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(b));
        Assert.Equal(lies, Compare(text, start) >= 0 && Compare(text, SearchKey.EndOf(start)) < 0);
    }
}
