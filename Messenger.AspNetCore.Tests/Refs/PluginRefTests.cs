using Messenger.AspNetCore.Refs;

namespace Messenger.AspNetCore.Tests.Refs;

public class PluginRefTests
{
    private static readonly PluginRef Some =
        new(new Guid("00112233-4455-6677-8899-aabbccddeeff"), BrowserHash.Of([1]), EntryPoint.Link, 2, 7, DateTimeOffset.FromUnixTimeSeconds(1_458_692_752));

    [Fact]
    public void The_layout_is_the_one_that_is_drawn()
    {
        var bytes = Written();
        Assert.Equal([0x23, 2], bytes[..2]); // version 2, door 3
        Assert.Equal(Some.SessionToken.ToByteArray(), bytes[2..18]);
        Assert.Equal(Some.Browser.ToArray(), bytes[18..30]);
        Assert.Equal([7, 0, 0, 0], bytes[30..34]);
        Assert.Equal(BitConverter.GetBytes(1_458_692_752u), bytes[34..]);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 2)]
    [InlineData(0, 0x13)]
    [InlineData(0, 0x20)]
    [InlineData(0, 0x2B)]
    [InlineData(0, 0x33)]
    public void Another_version_or_door_is_not_read(int at, byte value)
    {
        var bytes = Written();
        bytes[at] = value;
        Assert.False(PluginRef.TryRead(bytes, out _));
    }

    [Fact]
    public void A_ref_of_before_doors_were_named_names_none()
    {
        var bytes = Written();
        bytes[0] = 1;
        Assert.True(PluginRef.TryRead(bytes, out var read));
        Assert.Equal(Some with { Door = EntryPoint.Unknown }, read);
    }

    [Fact]
    public void Another_length_is_not_read() => Assert.All(Enumerable.Range(0, 80).Where(length => length != PluginRef.Length), length =>
    {
        var bytes = new byte[length];
        Written().AsSpan(0, Math.Min(length, PluginRef.Length)).CopyTo(bytes);
        Assert.False(PluginRef.TryRead(bytes, out _));
    });

    /// <summary>They stand in refs that are out there, in four bits.</summary>
    [Fact]
    public void The_numbers_of_doors_never_change() =>
        Assert.Equal(
            [("Unknown", 0), ("SendToMessenger", 1), ("MessageUs", 2), ("Link", 3), ("Code", 4), ("Ad", 5), ("CustomerMatching", 6), ("PageButton", 7), ("Search", 8), ("Checkbox", 9), ("LoginConnect", 10)],
            Enum.GetValues<EntryPoint>().Select(door => (door.ToString(), (int)door)));

    private static byte[] Written()
    {
        var bytes = new byte[PluginRef.Length];
        Some.Write(bytes);
        return bytes;
    }
}
