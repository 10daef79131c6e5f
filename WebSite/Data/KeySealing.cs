using System.Data.Common;
using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using WebSite.Web;

namespace WebSite.Data;

/// <summary>
/// Looks at the start whether each key can be read, and encrypts with today's certificate what isn't: keys of before there was one, and those
/// of certificates of before. Left to itself, the framework would make a new key where it can't read one, and every ref that is out
/// there would be foreign.
/// </summary>
internal sealed partial class KeySealing(SiteDb db, KeyCertificates certificates, IServiceProvider services, ILoggerFactory loggers, TimeProvider time)
{
    /// <summary>How the framework writes keys: an element that is marked as a secret, or in its place one that holds it encrypted.</summary>
    private static readonly XNamespace Keys = "http://schemas.asp.net/2015/03/dataProtection";

    private readonly ILogger _logger = loggers.CreateLogger<KeySealing>();

    /// <summary>Looks, and encrypts what isn't yet.</summary>
    /// <exception cref="StartException">A key can't be read.</exception>
    /// <exception cref="CryptographicException">The key ring can't be read or written at all.</exception>
    public async Task SealAsync(CancellationToken cancel)
    {
        try
        {
            List<(int Id, string Xml)> changed = [];
            foreach (var row in await db.DataProtectionKeys.AsNoTracking().ToListAsync(cancel))
            {
                var key = Read(row);
                if (Seal(row, key))
                {
                    changed.Add((row.Id, key.ToString(SaveOptions.DisableFormatting)));
                }
            }

            await StoreAsync(changed, cancel);
        }
        catch (DbException exception)
        {
            throw new CryptographicException(exception.Message, exception);
        }

        if (certificates.Current is { } current && CertificateFile.DateFault(current, time.GetUtcNow()) is { } fault)
        {
            Log.Odd(_logger, fault);
        }

        foreach (var file in certificates.Files.Where(FileModes.IsOpenToOthers))
        {
            Log.Odd(_logger, $"Other users of this machine may use '{file}', which opens the keys of refs and cookies. Run as its owner: chmod 600 '{file}'");
        }
    }

    private async Task StoreAsync(List<(int Id, string Xml)> changed, CancellationToken cancel)
    {
        if (changed.Count == 0)
        {
            return;
        }

        await using var overwriting = await Overwriting.BeginAsync(db, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var (id, xml) in changed)
        {
            await db.DataProtectionKeys.Where(k => k.Id == id).ExecuteUpdateAsync(set => set.SetProperty(k => k.Xml, xml), cancel);
        }

        await transaction.CommitAsync(cancel);
        Log.Sealed(_logger, changed.Count);
    }

    private static XElement Read(DataProtectionKey row)
    {
        try
        {
            return XElement.Parse(row.Xml ?? "");
        }
        catch (XmlException exception)
        {
            throw new StartException($"The key '{row.FriendlyName}' in the table DataProtectionKeys is damaged: {exception.Message} Restore the table from a backup.", exception);
        }
    }

    /// <summary>Reads every secret of a key, and puts those that aren't encrypted with today's certificate in its place. Returns whether there were any.</summary>
    private bool Seal(DataProtectionKey row, XElement key)
    {
        List<(XElement Place, XElement Secret)> open = [.. key.DescendantsAndSelf().Where(e => (bool?)e.Attribute(Keys + "requiresEncryption") == true).Select(e => (e, e))];
        foreach (var place in key.Descendants(Keys + "encryptedSecret").Where(IsByCertificate))
        {
            var secret = Open(row, place);
            if (!IsByCurrent(place))
            {
                open.Add((place, secret));
            }
        }

        if (certificates.Current is not { } current)
        {
            return false;
        }

        var encryptor = new CertificateXmlEncryptor(current, loggers);
        foreach (var (place, secret) in open)
        {
            var made = encryptor.Encrypt(new XElement(secret));
            place.ReplaceWith(new XElement(Keys + "encryptedSecret", new XAttribute("decryptorType", made.DecryptorType.AssemblyQualifiedName!), made.EncryptedElement));
        }

        return open.Count > 0;
    }

    private XElement Open(DataProtectionKey row, XElement place)
    {
        try
        {
            return new EncryptedXmlDecryptor(services).Decrypt(new XElement(place.Elements().Single()));
        }
        catch (CryptographicException exception)
        {
            throw new StartException(
                $"The key '{row.FriendlyName}' in the table DataProtectionKeys is encrypted with a certificate that isn't among Keys:Certificate and Keys:Previous: {exception.Message} " +
                "Add it to Keys:Previous. If it is lost, delete the key's row: refs and sign-ins that were made with it are foreign then.",
                exception);
        }
    }

    private static bool IsByCertificate(XElement place) =>
        ((string?)place.Attribute("decryptorType"))?.StartsWith(typeof(EncryptedXmlDecryptor).FullName!, StringComparison.Ordinal) == true;

    private bool IsByCurrent(XElement place) =>
        certificates.Current is { } current && place.Descendants().Any(e => e.Name.LocalName == "X509Certificate" && Convert.FromBase64String(e.Value).AsSpan().SequenceEqual(current.RawData));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Count} keys of refs and cookies in the database were encrypted with the certificate of Keys:Certificate.")]
        public static partial void Sealed(ILogger logger, int count);

        [LoggerMessage(2, LogLevel.Warning, "{Fault}")]
        public static partial void Odd(ILogger logger, string fault);
    }
}
