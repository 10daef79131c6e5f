using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace WebSite.Data;

/// <summary>Registers what encrypts the key ring in the database, where a certificate is set.</summary>
internal static class KeysAtRest
{
    /// <summary>The framework takes certificates only while services are put together, so they are loaded here. What is wrong with them is said with all other settings.</summary>
    public static void AddKeysAtRest(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(KeyOptions.Section).Get<KeyOptions>() ?? new();
        var certificates = KeyCertificates.Load(options, builder.Environment.ContentRootPath);
        builder.Services.AddSingleton(certificates);
        builder.Services.AddOptions<KeyOptions>().BindConfiguration(KeyOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<KeyOptions>, KeyOptionsValidator>();
        builder.Services.AddScoped<KeySealing>();

        var protection = builder.Services.AddDataProtection().UnprotectKeysWithAnyCertificate([.. certificates.All]);
        if (certificates.Current is { } current)
        {
            protection.ProtectKeysWithCertificate(current);
        }
    }
}
