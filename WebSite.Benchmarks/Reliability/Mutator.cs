using System.Text;
using System.Text.Json;

namespace WebSite.Benchmarks.Reliability;

/// <summary>Mutates deliveries: half of them by their structure, and then some in their bytes. The same seed gives the same bodies.</summary>
internal sealed class Mutator(IReadOnlyList<byte[]> real, int seed)
{
    private static readonly string[] Values =
    [
        "null", "true", "{}", "[]", "\"\"", "0", "-1", "1e400", "-1e400", "1.5", "9223372036854775807", "9223372036854775808", "253402300799999", "253402300800000",
        "123456789012345678901234567890", "-9223372036854775809", "1739141089378194", $"\"{SiteProcess.PageId}\"", SiteProcess.PageId,
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\\ud83e\\uded6\"", "\" \"", "\"=\"", "\"accept\"", "\"%2B+/=\"",
        "{\"\\ud800\":1,\"id\":\"1\",\"ref\":\"x\"}", "{\"id\":{\"id\":[1]}}", "[[\"id\"]]", "{\"ref\":1,\"ref\":\"2\",\"user_ref\":[]}",
    ];

    private static readonly string[] Names =
        ["id", "sender", "recipient", "timestamp", "optin", "ref", "user_ref", "referral", "postback", "message", "mid", "is_echo", "type", "source", "object", "entry", "messaging", "standby", "changes", "field", "message_request", "\\ud800", "\\u0000", "", "ID", "x"];

    private static readonly byte[][] Scraps =
        [.. new[] { "\\ud800", "\"\\udc00\":1,", "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "1e400", "-", "\0", "\ufeff", "{}", "\\u0000", "ä", "/*x*/", "NaN" }.Select(Encoding.UTF8.GetBytes), [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80]];

    private readonly Random _random = new(seed);

    /// <summary>The next body.</summary>
    public byte[] Next()
    {
        var body = real[_random.Next(real.Count)];
        var how = _random.Next(10);
        if (how < 7)
        {
            using var document = JsonDocument.Parse(body);
            var text = new StringBuilder();
            Write(text, document.RootElement, 15.0 / body.Length);
            body = Encoding.UTF8.GetBytes(text.ToString());
        }

        for (var edits = how < 5 ? 0 : _random.Next(1, 4); edits > 0; edits--)
        {
            body = Edit(body);
        }

        return body;
    }

    private void Write(StringBuilder text, JsonElement value, double rate)
    {
        if (_random.NextDouble() < rate)
        {
            text.Append(Other());
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            Join(text, '{', '}', value.EnumerateObject(), rate, member =>
            {
                text.Append('"').Append(_random.NextDouble() < rate ? Any(Names) : member.Name).Append("\":");
                Write(text, member.Value, rate);
            });
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            Join(text, '[', ']', value.EnumerateArray(), rate, item => Write(text, item, rate));
        }
        else
        {
            text.Append(value.GetRawText());
        }
    }

    /// <summary>Writes items, each perhaps dropped or doubled, with a stranger between them now and then.</summary>
    private void Join<T>(StringBuilder text, char open, char close, IEnumerable<T> items, double rate, Action<T> write)
    {
        text.Append(open);
        var start = text.Length;
        foreach (var item in items)
        {
            var times = _random.NextDouble() >= rate ? 1 : _random.Next(3);
            for (var i = 0; i < times; i++)
            {
                text.Append(text.Length > start ? "," : "");
                write(item);
            }

            if (_random.NextDouble() < rate / 2)
            {
                text.Append(text.Length > start ? "," : "").Append(open == '{' ? $"\"{Any(Names)}\":" : "").Append(Other());
            }
        }

        text.Append(close);
    }

    /// <summary>A value that stands where another was expected.</summary>
    private string Other()
    {
        switch (_random.Next(12))
        {
            case 0:
                var depth = _random.Next(1, 80);
                return _random.Next(2) == 0 ? new string('[', depth) + new string(']', depth) : string.Concat(Enumerable.Repeat("{\"optin\":", depth)) + "1" + new string('}', depth);
            case 1:
                return $"\"{new string('R', _random.Next(1, 5000))}\"";
            case 2:
                return new string('9', _random.Next(1, 400));
            default:
                return Any(Values);
        }
    }

    private byte[] Edit(byte[] body)
    {
        var start = _random.Next(body.Length + 1);
        var end = Math.Min(body.Length, start + _random.Next(12));
        return _random.Next(5) switch
        {
            0 => [.. body[..start], (byte)_random.Next(256), .. body[Math.Min(body.Length, start + 1)..]],
            1 => [.. body[..start], .. body[end..]],
            2 => [.. body[..start], .. Scraps[_random.Next(Scraps.Length)], .. body[end..]],
            3 => body[..start],
            _ => [.. body[..end], .. body[start..]],
        };
    }

    private string Any(string[] of) => of[_random.Next(of.Length)];
}
