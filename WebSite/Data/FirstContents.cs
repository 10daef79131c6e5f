using Microsoft.AspNetCore.DataProtection;

namespace WebSite.Data;

/// <summary>Writes what a new database begins with, on whichever provider. What is there is left alone.</summary>
internal static class FirstContents
{
    /// <summary>Does it.</summary>
    public static async Task WriteAsync(IServiceProvider services, StartProgress progress, CancellationToken cancel)
    {
        progress.Work("writing what a new database begins with");
        foreach (var step in services.GetServices<IStartStep>())
        {
            await step.RunAsync(cancel);
        }

        await services.GetRequiredService<KeySealing>().SealAsync(cancel);
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("start").Protect([]);
        await services.GetRequiredService<KeyedHashes>().MakeKeyAsync(cancel);
    }
}
