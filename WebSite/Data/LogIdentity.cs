using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Data;

/// <summary>Tells one log from another: a checkpoint of one says nothing about the other. One row, made with the log.</summary>
public sealed class LogIdentity : IEntityTypeConfiguration<LogIdentity>
{
    public Guid Id { get; set; }

    public void Configure(EntityTypeBuilder<LogIdentity> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("LogIdentity").Property(i => i.Id).ValueGeneratedNever();
    }
}
