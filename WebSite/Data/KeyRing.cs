using Messenger.AspNetCore.Configuration;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;

namespace WebSite.Data;

/// <summary>
/// The Data Protection key ring: kept in the database, so that a restart or a second copy of the site reads refs and cookies of before, and encrypted
/// there where a certificate is set.
/// </summary>
internal static class KeyRing
{
    /// <summary>The framework takes certificates only while services are put together, so they are loaded here. What is wrong with them is said with all other settings.</summary>
    public static void AddKeyRing(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(KeyOptions.Section).Get<KeyOptions>() ?? new();
        var certificates = KeyCertificates.Load(options, builder.Environment.ContentRootPath);
        builder.Services.AddSingleton(certificates);
        builder.Services.AddStartSettings<KeyOptions, KeyOptionsValidator>(KeyOptions.Section);
        builder.Services.AddScoped<KeySealing>();

        var protection = builder.Services.AddKeyRing().UnprotectKeysWithAnyCertificate([.. certificates.All]);
        if (certificates.Current is { } current)
        {
            protection.ProtectKeysWithCertificate(current);
        }

        // At the level Debug the framework writes each key's XML to the log, which without a certificate is the key itself.
        builder.Logging.AddFilter($"{typeof(IDataProtectionKeyContext).Namespace}.EntityFrameworkCoreXmlRepository", LogLevel.Information);
    }

    /// <summary>The key ring alone, of the database that is registered.</summary>
    public static IDataProtectionBuilder AddKeyRing(this IServiceCollection services) => services.AddDataProtection()
        .SetApplicationName("Messenger.Site")
        .UseCryptographicAlgorithms(new() { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM })
        .PersistKeysToDbContext<SiteDb>();
}
