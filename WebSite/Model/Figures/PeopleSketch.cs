using System.Buffers.Binary;
using System.Numerics;

namespace WebSite.Model;

/// <summary>
/// How many different people were seen, without knowing whom: up to <see cref="ExactUpTo"/> exactly, more by HyperLogLog (Flajolet and others, 2007) with
/// 4,096 registers, of which two in three estimates are wrong by less than 1.6 %. Two of them make one of both.
/// </summary>
public sealed class PeopleSketch
{
    /// <summary>So many people are counted one by one.</summary>
    public const int ExactUpTo = 500;

    /// <summary>The standard error of an estimate.</summary>
    public const double Error = 0.0163;

    private const int IndexBits = 12;
    private const int Registers = 1 << IndexBits;

    private HashSet<ulong>? _each = [];
    private byte[]? _registers;

    /// <summary>Whether <see cref="Count"/> is no estimate.</summary>
    public bool IsExact => _each is not null;

    /// <summary>How many different people.</summary>
    public long Count => _each?.Count ?? Estimate();

    /// <summary>Somebody was seen.</summary>
    /// <param name="id">Their conversation's id.</param>
    public void Add(long id) => AddHash(Mix((ulong)id));

    /// <summary>Whoever another has seen was seen.</summary>
    public void Add(PeopleSketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other._each is { } each)
        {
            foreach (var hash in each)
            {
                AddHash(hash);
            }

            return;
        }

        ToRegisters();
        for (var at = 0; at < Registers; at++)
        {
            _registers![at] = Math.Max(_registers[at], other._registers![at]);
        }
    }

    /// <summary>Eight bytes a person, or all registers.</summary>
    public byte[] ToBytes()
    {
        if (_each is null)
        {
            return [.. _registers!, 1]; // Another length than any number of people has.
        }

        var bytes = new byte[_each.Count * sizeof(ulong)];
        foreach (var (at, hash) in _each.Order().Index())
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at * sizeof(ulong)), hash);
        }

        return bytes;
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="ArgumentException">It didn't write this.</exception>
    public static PeopleSketch Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == Registers + 1)
        {
            return new() { _each = null, _registers = bytes[..Registers].ToArray() };
        }

        if (bytes.Length % sizeof(ulong) != 0 || bytes.Length / sizeof(ulong) > ExactUpTo)
        {
            throw new ArgumentException($"A sketch of people has no {bytes.Length} bytes.", nameof(bytes));
        }

        var sketch = new PeopleSketch();
        for (; bytes.Length > 0; bytes = bytes[sizeof(ulong)..])
        {
            sketch._each!.Add(BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        return sketch;
    }

    private void AddHash(ulong hash)
    {
        if (_each is { } each)
        {
            each.Add(hash);
            if (each.Count > ExactUpTo)
            {
                ToRegisters();
            }
        }
        else
        {
            Register(hash);
        }
    }

    private void ToRegisters()
    {
        _registers ??= new byte[Registers];
        var each = _each ?? [];
        _each = null;
        foreach (var hash in each)
        {
            Register(hash);
        }
    }

    private void Register(ulong hash)
    {
        ref var register = ref _registers![hash >> (64 - IndexBits)];
        register = Math.Max(register, (byte)(BitOperations.LeadingZeroCount(hash << IndexBits | 1UL << (IndexBits - 1)) + 1));
    }

    private long Estimate()
    {
        var (sum, empty) = (0.0, 0);
        foreach (var register in _registers!)
        {
            sum += Math.ScaleB(1, -register);
            empty += register == 0 ? 1 : 0;
        }

        var raw = 0.7213 / (1 + (1.079 / Registers)) * Registers * Registers / sum;
        return (long)Math.Round(raw <= 2.5 * Registers && empty > 0 ? Registers * Math.Log((double)Registers / empty) : raw);
    }

    /// <summary>SplitMix64's last step: ids that follow each other become numbers that don't.</summary>
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
