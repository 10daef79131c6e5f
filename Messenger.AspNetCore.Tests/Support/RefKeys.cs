using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Messenger.AspNetCore.Tests.Support;

/// <summary>A key ring as the site has it, without a site.</summary>
public sealed class RefKeys : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ServiceProvider _services;

    /// <summary>Spots of a site's.</summary>
    public static Placements Placements { get; } = new(new Dictionary<string, byte> { ["product"] = 1, ["cart"] = 2, ["checkout"] = 3, ["thank-you"] = 4 });

    public RefKeys() =>
        _services = new ServiceCollection()
            .AddDataProtection()
            .UseCryptographicAlgorithms(new() { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM })
            .PersistKeysToFileSystem(new(_folder.Path))
            .Services.BuildServiceProvider();

    public RefProtector For(string environment = "Production", string pageId = Settings.PageId) =>
        new(_services.GetRequiredService<IDataProtectionProvider>(), environment, pageId, Placements);

    public void Dispose()
    {
        _services.Dispose();
        _folder.Dispose();
    }
}
