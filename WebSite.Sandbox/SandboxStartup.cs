using Microsoft.Extensions.Configuration.Memory;

[assembly: HostingStartup(typeof(WebSite.Sandbox.SandboxStartup))]

namespace WebSite.Sandbox;

/// <summary>Starts the sandbox beside a site whose environment names this assembly in <c>ASPNETCORE_HOSTINGSTARTUPASSEMBLIES</c>.</summary>
public sealed class SandboxStartup : IHostingStartup
{
    public void Configure(IWebHostBuilder builder)
    {
        builder.ConfigureAppConfiguration((_, configuration) =>
        {
            var options = Read(configuration as IConfiguration ?? configuration.Build());

            // First in the list is last in rank: everything the developer sets wins.
            configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = SiteSettings.For(options, options.Url) });
        });

        builder.ConfigureServices((context, services) =>
        {
            var options = Read(context.Configuration);
            services.AddHostedService(provider => ActivatorUtilities.CreateInstance<SandboxBesideSite>(provider, options));
        });
    }

    private static SandboxOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection(SandboxOptions.Section).Get<SandboxOptions>() ?? new();
        if (configuration[$"{SandboxOptions.Section}:{nameof(options.PageName)}"] is null && configuration["Site:Name"] is { Length: > 0 } shop)
        {
            options.PageName = shop; // The Page of the site beside it.
        }

        options.Check();
        return options.Url.Port != 0
            ? options
            : throw new InvalidOperationException($"{SandboxOptions.Section}:Url needs a fixed port beside a site, whose settings name it before the sandbox starts.");
    }
}
