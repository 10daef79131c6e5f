using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Messenger;

namespace WebSite.Tests.Support;

/// <summary>A key ring as the site has it, without a site.</summary>
public sealed class RefKeys : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ServiceProvider _services;

    public RefKeys() =>
        _services = new ServiceCollection()
            .AddDataProtection()
            .UseCryptographicAlgorithms(new() { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM })
            .PersistKeysToFileSystem(new(_folder.Path))
            .Services.BuildServiceProvider();

    public RefProtector For(string environment = "Production", string pageId = Settings.PageId) =>
        new(_services.GetRequiredService<IDataProtectionProvider>(), environment, pageId);

    public void Dispose()
    {
        _services.Dispose();
        _folder.Dispose();
    }
}
