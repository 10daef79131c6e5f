using Microsoft.Extensions.Options;

namespace Messenger.AspNetCore.Configuration;

/// <summary>A section of the settings, and the class that it fills; several classes may share one.</summary>
/// <param name="Name">The section's name.</param>
/// <param name="Options">The class.</param>
/// <param name="Check">What is wrong with its settings, a sentence each, once they can be read.</param>
public sealed record SettingsSection(string Name, Type Options, Func<IServiceProvider, IConfiguration, IEnumerable<string>> Check)
{
    /// <summary>The section of a class.</summary>
    internal static SettingsSection Of<TOptions>(string section)
        where TOptions : class =>
        new(section, typeof(TOptions), (services, settings) => Faults<TOptions>(section, services, settings));

    // Not the options that the site works with: these may be made of a part of the settings, without what can't be read.
    private static IEnumerable<string> Faults<TOptions>(string section, IServiceProvider services, IConfiguration settings)
        where TOptions : class
    {
        var options = Activator.CreateInstance<TOptions>();
        settings.GetSection(section).Bind(options);
        foreach (var settled in services.GetServices<IPostConfigureOptions<TOptions>>())
        {
            settled.PostConfigure(Microsoft.Extensions.Options.Options.DefaultName, options);
        }

        return services.GetServices<IValidateOptions<TOptions>>()
            .Select(validator => validator.Validate(Microsoft.Extensions.Options.Options.DefaultName, options))
            .SelectMany(result => result.Failures ?? []);
    }
}
