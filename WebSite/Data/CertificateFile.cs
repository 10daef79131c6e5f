using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace WebSite.Data;

/// <summary>A certificate that was to be loaded from a file.</summary>
/// <param name="Certificate">With its private key; null when <paramref name="Fault"/> says why it can't be used.</param>
/// <param name="Fault">What is wrong, and what to do, in a sentence; else null.</param>
internal sealed record CertificateFile(X509Certificate2? Certificate, string? Fault)
{
    private const string Wanted = "It must name a PFX or PEM file that holds an RSA certificate and its private key.";

    /// <summary>Loads one.</summary>
    /// <param name="setting">The setting that names it, for the sentence.</param>
    /// <param name="path">The file.</param>
    /// <param name="password">Its password; null for none.</param>
    public static CertificateFile Load(string setting, string path, string? password)
    {
        if (!File.Exists(path))
        {
            return Wrong($"{setting} is '{path}', and there is no such file. {Wanted}");
        }

        try
        {
            var certificate = Read(File.ReadAllBytes(path), password);
            return certificate is not { HasPrivateKey: true } ? Wrong($"{setting} is '{path}', which has no private key. {Wanted}")
                : certificate.GetRSAPrivateKey() is null ? Wrong($"{setting} is '{path}', whose key is no RSA key. {Wanted}")
                : new(certificate, null);
        }
        catch (CryptographicException exception)
        {
            return Wrong($"{setting} is '{path}', which can't be opened: {exception.Message} Check {setting}Password. {Wanted}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Wrong($"{setting} is '{path}', which can't be read: {exception.Message}");
        }
    }

    /// <summary>What is odd about the certificate's dates, in a sentence; null when nothing is. Keys are encrypted and read with it all the same.</summary>
    public static string? DateFault(X509Certificate2 certificate, DateTimeOffset now) =>
        now > certificate.NotAfter ? $"The certificate of Keys:Certificate expired on {Day(certificate.NotAfter)}. Keys are still encrypted and read with it. Set a new one, and move this one to Keys:Previous."
        : now < certificate.NotBefore ? $"The certificate of Keys:Certificate is valid only from {Day(certificate.NotBefore)} on. Keys are encrypted and read with it all the same. See whether it is the right one."
        : null;

    private static string Day(DateTime date) => date.ToUniversalTime().ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static X509Certificate2? Read(byte[] bytes, string? password)
    {
        if (bytes.AsSpan().IndexOf("-----BEGIN "u8) < 0)
        {
            return X509CertificateLoader.LoadPkcs12(bytes, password);
        }

        var text = Encoding.UTF8.GetString(bytes);
        return !text.Contains("PRIVATE KEY-----", StringComparison.Ordinal) ? null
            : text.Contains("BEGIN ENCRYPTED PRIVATE KEY-----", StringComparison.Ordinal) ? X509Certificate2.CreateFromEncryptedPem(text, text, password)
            : X509Certificate2.CreateFromPem(text, text);
    }

    private static CertificateFile Wrong(string fault) => new(null, fault);
}
