namespace Messenger.AspNetCore.Configuration;

/// <summary>What a setting may be. It is said once, at the setting: the check at the start goes by it, and so does the settings file's JSON schema.</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class SettingRuleAttribute : Attribute
{
    /// <summary>How the sentence about a wrong value ends: usually why.</summary>
    public string Note { get; set; } = "";

    /// <summary>What is wrong and what to do, in a sentence; null when nothing is.</summary>
    /// <param name="key">The setting's whole name.</param>
    /// <param name="value">What it is set to.</param>
    public abstract string? Fault(string key, object? value);
}
