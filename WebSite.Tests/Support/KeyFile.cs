using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Messenger.AspNetCore.Tests.Support;

namespace WebSite.Tests.Support;

/// <summary>Certificate files as a merchant would make them.</summary>
internal static class KeyFile
{
    public const string Password = "five loud herons at dawn";

    /// <summary>A PFX file with an RSA certificate, its key and a password.</summary>
    public static string Pfx(this TempFolder folder, string name, DateTimeOffset? until = null)
    {
        using var rsa = RSA.Create(2048);
        using var certificate = Certificate(new("CN=" + name, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), until);
        return folder.Write(name, certificate.Export(X509ContentType.Pfx, Password));
    }

    /// <summary>The same without the key.</summary>
    public static string PfxWithoutKey(this TempFolder folder, string name)
    {
        using var whole = X509CertificateLoader.LoadPkcs12FromFile(folder.Pfx(name), Password);
        using var half = X509CertificateLoader.LoadCertificate(whole.RawData);
        return folder.Write(name, half.Export(X509ContentType.Pfx, Password));
    }

    /// <summary>A PEM file with certificate and key.</summary>
    public static string Pem(this TempFolder folder, string name, bool hasPassword = false, bool hasKey = true)
    {
        using var rsa = RSA.Create(2048);
        using var certificate = Certificate(new("CN=" + name, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), null);
        var key = !hasKey ? ""
            : hasPassword ? rsa.ExportEncryptedPkcs8PrivateKeyPem(Password, new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000))
            : rsa.ExportPkcs8PrivateKeyPem();
        File.WriteAllText(folder.File(name), certificate.ExportCertificatePem() + "\n" + key);
        return folder.File(name);
    }

    /// <summary>A PFX file whose key is no RSA key.</summary>
    public static string EllipticPfx(this TempFolder folder, string name)
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Certificate(new("CN=" + name, ecdsa, HashAlgorithmName.SHA256), null);
        return folder.Write(name, certificate.Export(X509ContentType.Pfx, Password));
    }

    private static X509Certificate2 Certificate(CertificateRequest request, DateTimeOffset? until) =>
        request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-30), until ?? DateTimeOffset.UtcNow.AddDays(30));

    private static string Write(this TempFolder folder, string name, byte[] bytes)
    {
        File.WriteAllBytes(folder.File(name), bytes);
        return folder.File(name);
    }
}
