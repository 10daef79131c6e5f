using Messenger.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace WebSite.Tests.Support;

/// <summary>The site, put together and not started: what it knows of settings.</summary>
internal static class UnstartedSite
{
    /// <summary>With a real shop's settings, and these on top; named as in files or as in the environment.</summary>
    public static WebApplication Build(params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = DocumentedLines.Root() });
        builder.Configuration.AddInMemoryCollection(Settings.Real);
        foreach (var (name, value) in settings)
        {
            builder.Configuration[name.Replace("__", ":", StringComparison.Ordinal)] = value;
        }

        builder.AddSite();
        return builder.Build();
    }
}
