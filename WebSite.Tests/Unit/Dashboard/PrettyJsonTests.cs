using System.Text.Json;
using WebSite.Pages.Dashboard.Deliveries;

namespace WebSite.Tests.Unit.Dashboard;

public class PrettyJsonTests
{
    [Theory]
    [InlineData("""{"a":[1,{"b":"x"}],"c":{}}""", "{\n  \"a\": [\n    1,\n    {\n      \"b\": \"x\"\n    }\n  ],\n  \"c\": {}\n}")]
    [InlineData("""[ [ ] , { } ]""", "[\n  [],\n  {}\n]")]
    [InlineData("""{"a\"{,:":"}\\","a":1e400,"a":"\ud800\u00e4"}""", "{\n  \"a\\\"{,:\": \"}\\\\\",\n  \"a\": 1e400,\n  \"a\": \"\\ud800\\u00e4\"\n}")]
    [InlineData(" \"text, only\" ", "\"text, only\"")]
    [InlineData("null", "null")]
    public void Only_the_space_between_tokens_changes(string json, string expected)
    {
        Assert.Equal(expected, PrettyJson.Of(json, out var isCut));
        Assert.False(isCut);
    }

    [Fact]
    public void It_is_what_the_frameworks_writer_makes_of_well_behaved_json()
    {
        const string Json = """{"sender":{"id":"1"},"list":[1,2.5,true,null,[]],"nested":{"deep":[{"er":"yes"}]}}""";
        using var document = JsonDocument.Parse(Json);
        Assert.Equal(JsonSerializer.Serialize(document, Indented).ReplaceLineEndings("\n"), PrettyJson.Of(Json, out _));
    }

    [Fact]
    public void What_is_long_is_cut_and_no_character_in_two()
    {
        var text = PrettyJson.Of($"\"{new string('a', PrettyJson.Limit - 2)}🫖\"", out var isCut);
        Assert.True(isCut);
        Assert.Equal(PrettyJson.Limit - 1, text.Length);
        Assert.Equal('a', text[^1]);
    }

    private static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true };
}
