using Microsoft.Extensions.Options;

namespace WebSite.Data;

/// <summary>
/// With what the keys of refs and cookies are encrypted in the database: section <c>Keys</c>. It is read at the start only. Source:
/// <c>docs/deployment.md</c>.
/// </summary>
public sealed class KeyOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Keys";

    /// <summary>A PFX or PEM file with an RSA certificate and its private key; a relative path starts at the site's folder. Empty: the keys are stored as they are.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>The file's password; null when it has none.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>Certificates of before, so that what they encrypted can still be read.</summary>
    public IList<PreviousCertificate> Previous { get; } = [];
}

/// <summary>A certificate that isn't used for new keys any more.</summary>
public sealed class PreviousCertificate
{
    /// <summary>As <see cref="KeyOptions.Certificate"/>.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>As <see cref="KeyOptions.CertificatePassword"/>.</summary>
    public string? CertificatePassword { get; set; }
}

/// <summary>Stops the start when a certificate can't be used. They were loaded before, when the services were put together.</summary>
internal sealed class KeyOptionsValidator(KeyCertificates certificates) : IValidateOptions<KeyOptions>
{
    public ValidateOptionsResult Validate(string? name, KeyOptions options) =>
        certificates.Faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(certificates.Faults);
}
