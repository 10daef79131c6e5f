using Microsoft.Extensions.Options;

namespace Messenger.AspNetCore.Configuration;

/// <summary>Registers settings that are checked at the start, and taken at once when they change.</summary>
public static class SettingsServices
{
    /// <summary>Binds a section. Wrong settings stop the start; a change to wrong ones leaves those of before in force (<see cref="LastValidOptions{T}"/>).</summary>
    public static void AddSettings<TOptions, TValidator>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>, TValidator>();
        services.AddSingleton<IOptionsFactory<TOptions>, LastValidOptions<TOptions>>();
    }
}
