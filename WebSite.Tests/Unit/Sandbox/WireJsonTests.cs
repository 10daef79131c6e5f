using System.Text.Json.Nodes;
using WebSite.Sandbox.Deliveries;

namespace WebSite.Tests.Unit.Sandbox;

public class WireJsonTests
{
    [Theory]
    [InlineData("äöå", @"\u00e4\u00f6\u00e5")]
    [InlineData("😀", @"\ud83d\ude00")]
    [InlineData("a/b", @"a\/b")]
    [InlineData("<", @"\u003C")]
    [InlineData("100%", @"100\u0025")]
    [InlineData("@alice", @"\u0040alice")]
    [InlineData("\"\\", @"\""\\")]
    [InlineData("line\nbreak\t\u0001\u007f", @"line\nbreak\t\u0001\u007f")]
    [InlineData("'&>+=", "'&>+=")]
    public void Strings_are_escaped_as_on_facebooks_wire(string plain, string wire) =>
        Assert.Equal($$"""{"ref":"{{wire}}"}""", WireJson.Write(new JsonObject { ["ref"] = plain }));

    [Fact]
    public void What_is_written_reads_back_as_the_same()
    {
        var item = new JsonObject { ["time"] = 1458692752478, ["list"] = new JsonArray("åäö 😀 </script>", null, true, 1.5), ["empty"] = new JsonObject() };

        Assert.True(JsonNode.DeepEquals(item, JsonNode.Parse(WireJson.Write(item))));
    }
}
