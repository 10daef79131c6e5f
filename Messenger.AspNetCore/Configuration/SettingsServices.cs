using Microsoft.Extensions.Options;

namespace Messenger.AspNetCore.Configuration;

/// <summary>Registers settings that are checked at the start: those of all sections in one go (<see cref="SettingsReading"/>).</summary>
public static class SettingsServices
{
    /// <summary>
    /// Binds a section whose changes are taken at once. Wrong settings stop the start; a change to wrong ones leaves those of before in force
    /// (<see cref="LastValidOptions{T}"/>).
    /// </summary>
    public static void AddSettings<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddStartSettings<TOptions>(section);
        services.AddSingleton<IOptionsFactory<TOptions>, LastValidOptions<TOptions>>();
    }

    /// <summary>The same, with a validator for what no rule at a single setting can say.</summary>
    public static void AddSettings<TOptions, TValidator>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddSettings<TOptions>(section);
        services.AddSingleton<IValidateOptions<TOptions>, TValidator>();
    }

    /// <summary>Binds a section that is read at the start only.</summary>
    public static void AddStartSettings<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>>(new RuledSettings<TOptions>(section));
        services.AddSingleton(SettingsSection.Of<TOptions>(section));
    }

    /// <summary>The same, with a validator for what no rule at a single setting can say.</summary>
    public static void AddStartSettings<TOptions, TValidator>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddStartSettings<TOptions>(section);
        services.AddSingleton<IValidateOptions<TOptions>, TValidator>();
    }
}
