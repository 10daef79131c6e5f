using System.Security.Cryptography.X509Certificates;

namespace WebSite.Data;

/// <summary>The certificates that the settings name.</summary>
/// <param name="Current">Encrypts keys; null when they are stored as they are.</param>
/// <param name="All">Each of them decrypts.</param>
/// <param name="Files">Where they are.</param>
/// <param name="Faults">What is wrong with the settings, a sentence for each; then the site doesn't start.</param>
internal sealed record KeyCertificates(X509Certificate2? Current, IReadOnlyList<X509Certificate2> All, IReadOnlyList<string> Files, IReadOnlyList<string> Faults)
{
    /// <summary>Loads them.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="folder">Where relative paths start.</param>
    public static KeyCertificates Load(KeyOptions options, string folder)
    {
        CertificateFile Open(string setting, string path, string? password) =>
            path.Length > 0 ? CertificateFile.Load(setting, Path.GetFullPath(path, folder), password)
            : new(null, $"{setting} is missing. Name a file, or take {setting}Password away.");

        CertificateFile? current = options is { Certificate: "", CertificatePassword: null } ? null : Open("Keys:Certificate", options.Certificate, options.CertificatePassword);
        var previous = options.Previous.Select((one, n) => Open($"Keys:Previous:{n}:Certificate", one.Certificate, one.CertificatePassword));
        List<CertificateFile> all = [.. current is null ? [] : new[] { current }, .. previous];
        return new(
            current?.Certificate,
            [.. all.Select(file => file.Certificate).OfType<X509Certificate2>()],
            [.. options.Previous.Select(one => one.Certificate).Prepend(options.Certificate).Where(path => path.Length > 0).Select(path => Path.GetFullPath(path, folder))],
            [.. all.Select(file => file.Fault).OfType<string>()]);
    }
}
