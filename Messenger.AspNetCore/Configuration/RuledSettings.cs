using Microsoft.Extensions.Options;

namespace Messenger.AspNetCore.Configuration;

/// <summary>Checks settings by the rules that stand at them.</summary>
internal sealed class RuledSettings<TOptions>(string section) : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var faults = BoundSettings.Faults(section, options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
