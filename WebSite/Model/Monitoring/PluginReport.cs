using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>How often on one day, in one placement, browsers told the same of a plugin: that it was drawn, or why not as far as they can see.</summary>
public sealed class PluginReport : IEntityTypeConfiguration<PluginReport>
{
    /// <summary>In UTC.</summary>
    public DateOnly Day { get; init; }

    public Placement Placement { get; init; }

    public PluginOutcome Outcome { get; init; }

    public int Count { get; init; }

    public void Configure(EntityTypeBuilder<PluginReport> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("PluginFailures"); // As table and column were called when they were made.
        builder.Property(r => r.Outcome).HasColumnName("Fault");
        builder.HasKey(r => new { r.Day, r.Placement, r.Outcome });
    }
}

/// <summary>What a browser can see of a plugin.</summary>
public enum PluginOutcome
{
    /// <summary>The SDK's script didn't load: blocked, or offline.</summary>
    SdkBlocked,

    /// <summary>The SDK ran, and the plugin's frame never answered: blocked, or refused because the domain isn't whitelisted.</summary>
    FrameSilent,

    /// <summary>The frame answered with no size: the app is in development, or something about its ids or ref is refused.</summary>
    Empty,

    /// <summary>The SDK ran, and passed the plugin over: it doesn't know it any more.</summary>
    NotInSdk,

    /// <summary>It was drawn. Of those one report a day is enough.</summary>
    Drawn,
}
