using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Messenger.AspNetCore.Log;

/// <summary>How a log's identity is stored.</summary>
internal sealed class LogIdentityTable : IEntityTypeConfiguration<LogIdentity>
{
    public void Configure(EntityTypeBuilder<LogIdentity> builder) => builder.ToTable("LogIdentity").Property(i => i.Id).ValueGeneratedNever();
}
