using System.Globalization;

namespace WebSite.Model;

/// <summary>Which variant of which experiment somebody was shown: above the byte of <see cref="SpotMark"/> a mark has two bits for the variant, and the experiment's id.</summary>
/// <param name="ExperimentId">The experiment's id.</param>
/// <param name="Variant">The variant's number, from 0.</param>
public readonly record struct VariantMark(int ExperimentId, int Variant)
{
    private const int Shift = SpotMark.Bits;
    private const int VariantBits = 2;

    /// <summary>Marks aren't below zero.</summary>
    public const int LargestId = (1 << 31 - LanguageMark.Bits - Shift - VariantBits) - 1;

    /// <summary>So many variants can be told apart.</summary>
    public const int Most = 1 << VariantBits;

    /// <summary>A mark by this is its experiment's id.</summary>
    public const int PerExperiment = 1 << Shift + VariantBits;

    /// <summary>As figures name it: <c>12:1</c>.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{ExperimentId}:{Variant}");

    /// <summary>Puts it above a spot's own mark.</summary>
    public int Over(SpotMark spot) => (ExperimentId << VariantBits | Variant) << Shift | spot.Value;

    /// <summary>Reads one; null of a mark without.</summary>
    public static VariantMark? Read(int mark) =>
        mark >> Shift is > 0 and var value ? new(value >> VariantBits, value & (Most - 1)) : null;

    /// <summary>A mark without its variant.</summary>
    public static int Without(int mark) => mark & SpotMark.Byte;
}
