namespace WebSite.Model;

/// <summary>What a ref is counted by beyond its spot: on what device the spot was served, and in which style. One byte: two bits and six. Above it a mark may name the variant of an experiment (<see cref="VariantMark"/>).</summary>
/// <param name="Device">The device.</param>
/// <param name="Style">The style.</param>
public readonly record struct SpotMark(Device Device, SpotStyle Style)
{
    private const int StyleBits = 6;
    private const int DeviceBits = 2;

    /// <summary>How many bits of a mark it takes.</summary>
    internal const int Bits = StyleBits + DeviceBits;

    /// <summary>Those bits of a mark.</summary>
    internal const int Byte = (1 << Bits) - 1;

    /// <summary>As a ref carries it; never 0.</summary>
    public byte Value => (byte)((int)Device << StyleBits | Style.Number);

    /// <summary>Reads one; null of a ref that has none, or whose style this version doesn't know.</summary>
    public static SpotMark? Read(int value) =>
        SpotStyle.Find(value & ((1 << StyleBits) - 1)) is { } style ? new((Device)(value >> StyleBits & ((1 << DeviceBits) - 1)), style) : null;
}

/// <summary>What a web page is looked at on. The numbers stand in refs: never change one.</summary>
public enum Device
{
    /// <summary>The browser doesn't say.</summary>
    Unknown = 0,

    /// <summary>A phone.</summary>
    Phone = 1,

    /// <summary>A tablet.</summary>
    Tablet = 2,

    /// <summary>A desktop or laptop computer.</summary>
    Desktop = 3,
}

/// <summary>Devices by the names that figures have.</summary>
public static class DeviceNames
{
    /// <summary>The name of a device, for instance <c>phone</c>.</summary>
    public static string Name(this Device device) => device switch
    {
        Device.Phone => "phone",
        Device.Tablet => "tablet",
        Device.Desktop => "desktop",
        _ => "unknown",
    };
}
