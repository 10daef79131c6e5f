using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Messenger.AspNetCore.Refs;

/// <summary>
/// Makes refs and reads them back. The bytes are encrypted with AES-256-GCM by Data Protection; the purpose names the environment
/// and the Page, so that a click made in development or for another Page is foreign here. docs/ref.md tells the rest.
/// </summary>
public sealed class RefProtector
{
    private readonly IDataProtector _protector;
    private readonly Placements _placements;

    /// <summary>Makes refs for one environment and Page.</summary>
    /// <param name="protection">Has the keys.</param>
    /// <param name="environment">The host's, for instance <c>Production</c>.</param>
    /// <param name="pageId">The Page's.</param>
    /// <param name="placements">A ref of any other is foreign.</param>
    public RefProtector(IDataProtectionProvider protection, string environment, string pageId, Placements placements)
        : this(protection, "Messenger.Site.Ref.v1", environment, pageId, placements)
    {
    }

    /// <summary>Makes what looks like refs and is of another purpose.</summary>
    /// <inheritdoc cref="RefProtector(IDataProtectionProvider, string, string, Placements)"/>
    public RefProtector(IDataProtectionProvider protection, string purpose, string environment, string pageId, Placements placements)
    {
        ArgumentNullException.ThrowIfNull(protection);
        _placements = placements;
        _protector = protection.CreateProtector(purpose, environment, pageId);
    }

    /// <summary>The ref as 136 characters of the base64url alphabet, or 140 with a large mark; another text at every call.</summary>
    public string Protect(PluginRef value)
    {
        var bytes = new byte[value.Size];
        value.Write(bytes);
        return Base64Url.EncodeToString(_protector.Protect(bytes));
    }

    /// <summary>Reads a text that came back as a ref. One that isn't ours gives <see cref="RefVerdict.Foreign"/>, whatever is wrong with it.</summary>
    /// <param name="text">In any spelling.</param>
    /// <param name="clickedAt">When the person clicked: what counts is the ref's age then, not when the delivery arrived.</param>
    /// <param name="value">What the ref says, for <see cref="RefVerdict.Ours"/> and <see cref="RefVerdict.Expired"/>.</param>
    /// <exception cref="CryptographicException">The key ring can't be read: nothing can be said of the ref.</exception>
    public RefVerdict Read(string? text, DateTimeOffset clickedAt, out PluginRef value)
    {
        value = default;
        var canonical = RefText.Canonical(text);
        if (canonical.Length == 0)
        {
            return RefVerdict.Empty;
        }

        if (!RefText.IsSafe(canonical) || !Base64Url.IsValid(canonical) || !TryUnprotect(canonical, out value))
        {
            return RefVerdict.Foreign;
        }

        return clickedAt > value.ExpiresAt ? RefVerdict.Expired : RefVerdict.Ours;
    }

    private bool TryUnprotect(string canonical, out PluginRef value)
    {
        try
        {
            return PluginRef.TryRead(_protector.Unprotect(Base64Url.DecodeFromChars(canonical)), out value) && _placements.NameOf(value.Placement) is not null;
        }
        catch (CryptographicException exception) when (exception.GetBaseException() is CryptographicException or FormatException)
        {
            // Forged, cut, of another purpose or of a lost key: all look the same from outside.
            value = default;
            return false;
        }
    }
}

/// <summary>What a text that came back as a ref turned out to be.</summary>
public enum RefVerdict
{
    /// <summary>Made by this site, and in time.</summary>
    Ours,

    /// <summary>Nothing in it.</summary>
    Empty,

    /// <summary>Not made by this site for this environment and Page, or damaged on its way.</summary>
    Foreign,

    /// <summary>Made by this site, and too old when the person clicked.</summary>
    Expired,
}
