using System.Buffers.Text;
using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;

namespace Messenger.AspNetCore.Tests.Refs;

public sealed class RefTests : IDisposable
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static readonly DateTimeOffset Expiry = DateTimeOffset.FromUnixTimeSeconds(1_458_692_752);
    private static readonly DateTimeOffset InTime = Expiry.AddHours(-1);

    private static readonly Arbitrary<PluginRef> AnyRef = (
        from session in Gen.ArrayOf(Gen.Choose(0, 255), 16)
        from key in Gen.ArrayOf(Gen.Choose(0, 255), 16)
        from door in Gen.Elements(Enum.GetValues<EntryPoint>().Where(d => d != EntryPoint.Unknown).ToArray())
        from placement in Gen.Elements<byte>(1, 2, 3, 4)
        from subject in Gen.OneOf(Gen.Choose(0, (int)PluginRef.LargestSubject).Select(n => (uint)n), Gen.Elements(0u, 1u, PluginRef.LargestSubject))
        from mark in Gen.OneOf(Gen.Choose(0, byte.MaxValue), Gen.Choose(0, int.MaxValue - 1), Gen.Elements(0, 0x100, int.MaxValue))
        from expires in Gen.OneOf(Gen.Choose(0, int.MaxValue).Select(n => (uint)n), Gen.Elements(0u, uint.MaxValue))
        select new PluginRef(
            new Guid([.. session.Select(n => (byte)n)]),
            BrowserHash.Of([.. key.Select(n => (byte)n)]),
            door,
            placement,
            subject,
            DateTimeOffset.FromUnixTimeSeconds(expires))
        {
            Mark = mark,
        }).ToArbitrary();

    private readonly RefKeys _keys = new();
    private readonly RefProtector _refs;

    public RefTests() => _refs = _keys.For();

    [Fact]
    public void What_a_ref_says_comes_back() => Prop.ForAll(AnyRef, value =>
        _refs.Read(_refs.Protect(value), value.ExpiresAt, out var read) == RefVerdict.Ours && read == value).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_door_and_placement_fits_the_tightest_limit_and_the_safe_letters() => Prop.ForAll(AnyRef, value =>
        _refs.Protect(value) is { Length: < 150 } text && text.Length == (value.Mark > byte.MaxValue ? 140 : 136) && text.All(Alphabet.Contains)).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_refs_of_the_same_claims_differ()
    {
        var texts = Enumerable.Range(0, 100).Select(_ => _refs.Protect(Some)).ToList();
        Assert.Equal(texts.Count, texts.Distinct().Count());
    }

    [Fact]
    public void Any_flipped_bit_makes_it_foreign()
    {
        var bytes = Base64Url.DecodeFromChars(_refs.Protect(Some));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var changed = bytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(RefVerdict.Foreign, _refs.Read(Base64Url.EncodeToString(changed), InTime, out _));
        }
    }

    [Fact]
    public void A_ref_that_was_cut_is_foreign()
    {
        var text = _refs.Protect(Some);
        Assert.All(Enumerable.Range(1, text.Length - 1), length => Assert.Equal(RefVerdict.Foreign, _refs.Read(text[..length], InTime, out _)));
    }

    [Fact]
    public void A_ref_with_letters_behind_it_is_foreign()
    {
        var text = _refs.Protect(Some);
        Assert.All(Alphabet, letter => Assert.Equal(RefVerdict.Foreign, _refs.Read(text + letter, InTime, out _)));
        Assert.Equal(RefVerdict.Foreign, _refs.Read(text + text, InTime, out _));
        Assert.Equal(RefVerdict.Foreign, _refs.Read(text + "=A", InTime, out _));
        Assert.Equal(RefVerdict.Foreign, _refs.Read(text[..68] + " " + text[68..], InTime, out _));
    }

    [Fact]
    public void The_last_letter_has_one_spelling()
    {
        var text = _refs.Protect(Some);
        Assert.All(Alphabet.Where(letter => letter != text[^1]), letter =>
            Assert.Equal(RefVerdict.Foreign, _refs.Read(text[..^1] + letter, InTime, out _)));
    }

    [Theory]
    [InlineData("=")]
    [InlineData("==")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData(" = ")]
    public void What_transport_leaves_behind_a_ref_makes_no_other_one(string tail)
    {
        var text = _refs.Protect(Some);
        Assert.Equal(text, RefText.Canonical(text + tail));
        Assert.Equal(RefVerdict.Ours, _refs.Read(text + tail, InTime, out var value));
        Assert.Equal(Some, value);
    }

    [Theory]
    [InlineData("Staging", Settings.PageId)]
    [InlineData("production", Settings.PageId)]
    [InlineData("Production", "261907812360346")]
    public void A_ref_of_another_environment_or_Page_is_foreign(string environment, string pageId) =>
        Assert.Equal(RefVerdict.Foreign, _keys.For(environment, pageId).Read(_refs.Protect(Some), InTime, out _));

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(255)]
    public void A_ref_of_a_placement_that_the_site_has_not_is_foreign(byte placement) =>
        Assert.Equal(RefVerdict.Foreign, _refs.Read(_refs.Protect(Some with { Placement = placement }), InTime, out _));

    [Fact]
    public void A_ref_of_another_key_ring_is_foreign()
    {
        using var others = new RefKeys();
        Assert.Equal(RefVerdict.Foreign, others.For().Read(_refs.Protect(Some), InTime, out _));
    }

    [Fact]
    public void It_is_good_up_to_its_last_moment_and_says_what_it_was_for_afterwards()
    {
        var text = _refs.Protect(Some);
        Assert.Equal(RefVerdict.Ours, _refs.Read(text, Expiry, out _));
        Assert.Equal(RefVerdict.Expired, _refs.Read(text, Expiry.AddMilliseconds(1), out var value));
        Assert.Equal(Some, value);
        Assert.Equal(RefVerdict.Expired, _refs.Read(text, DateTimeOffset.MaxValue, out _));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    [InlineData("===")]
    public void Nothing_in_it_is_empty(string? text) => Assert.Equal(RefVerdict.Empty, _refs.Read(text, InTime, out _));

    [Fact]
    public void Garbage_of_any_length_is_foreign_and_throws_nothing()
    {
        for (var length = 1; length < 300; length++)
        {
            Assert.Equal(RefVerdict.Foreign, _refs.Read(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(length)), InTime, out _));
            Assert.Equal(RefVerdict.Foreign, _refs.Read("CfDJ8" + RandomNumberGenerator.GetString(Alphabet, length), InTime, out _));
        }

        Prop.ForAll<string?>(text => _refs.Read(text, InTime, out _) is RefVerdict.Foreign or RefVerdict.Empty).QuickCheckThrowOnFailure();
    }

    public void Dispose() => _keys.Dispose();

    private static PluginRef Some { get; } = new(Guid.NewGuid(), BrowserHash.Of([1, 2, 3]), EntryPoint.SendToMessenger, 4, 7, Expiry);
}
