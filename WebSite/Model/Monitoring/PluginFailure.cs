using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>How often on one day, in one placement, browsers told that a plugin wasn't drawn, and why as far as they can see.</summary>
public sealed class PluginFailure : IEntityTypeConfiguration<PluginFailure>
{
    /// <summary>In UTC.</summary>
    public DateOnly Day { get; init; }

    public Placement Placement { get; init; }

    public PluginFault Fault { get; init; }

    public int Count { get; init; }

    public void Configure(EntityTypeBuilder<PluginFailure> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasKey(f => new { f.Day, f.Placement, f.Fault });
    }
}

/// <summary>What a browser can see of a plugin that isn't there.</summary>
public enum PluginFault
{
    /// <summary>The SDK's script didn't load: blocked, or offline.</summary>
    SdkBlocked,

    /// <summary>The SDK ran, and the plugin's frame never answered: blocked, or refused because the domain isn't whitelisted.</summary>
    FrameSilent,

    /// <summary>The frame answered with no size: the app is in development, or something about its ids or ref is refused.</summary>
    Empty,
}
