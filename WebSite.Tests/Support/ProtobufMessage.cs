using System.Buffers.Binary;
using System.Text;

namespace WebSite.Tests.Support;

/// <summary>A message of protocol buffers, read without its schema: what stands in which field.</summary>
internal sealed class ProtobufMessage
{
    private readonly List<(int Field, ulong Number, ReadOnlyMemory<byte> Bytes)> _fields = [];

    public ProtobufMessage(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var tag = Number(ref bytes);
            _fields.Add((tag & 7) switch
            {
                0 => ((int)(tag >> 3), Number(ref bytes), default),
                1 => ((int)(tag >> 3), BinaryPrimitives.ReadUInt64LittleEndian(Take(ref bytes, 8).Span), default),
                2 => ((int)(tag >> 3), 0, Take(ref bytes, (int)Number(ref bytes))),
                5 => ((int)(tag >> 3), BinaryPrimitives.ReadUInt32LittleEndian(Take(ref bytes, 4).Span), default),
                _ => throw new InvalidDataException($"No wire type {tag & 7} is known."),
            });
        }
    }

    /// <summary>The messages of a field.</summary>
    public IEnumerable<ProtobufMessage> All(int field) => _fields.Where(f => f.Field == field).Select(f => new ProtobufMessage(f.Bytes));

    /// <summary>A field's text; empty without.</summary>
    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field).Span);

    /// <summary>A field's bytes in hexadecimal digits; empty without.</summary>
    public string Hex(int field) => Convert.ToHexStringLower(Bytes(field).Span);

    /// <summary>A field's number; 0 without.</summary>
    public ulong Number(int field) => _fields.LastOrDefault(f => f.Field == field).Number;

    /// <summary>Whether the field is there.</summary>
    public bool Has(int field) => _fields.Exists(f => f.Field == field);

    private ReadOnlyMemory<byte> Bytes(int field) => _fields.LastOrDefault(f => f.Field == field).Bytes;

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> bytes, int count)
    {
        var taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }

    private static ulong Number(ref ReadOnlyMemory<byte> bytes)
    {
        var (number, shift) = (0UL, 0);
        while (true)
        {
            var next = Take(ref bytes, 1).Span[0];
            number |= (ulong)(next & 0x7F) << shift;
            shift += 7;
            if (next < 0x80)
            {
                return number;
            }
        }
    }
}
