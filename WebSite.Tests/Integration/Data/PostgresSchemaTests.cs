using Microsoft.EntityFrameworkCore;
using WebSite.Data.Postgres;

namespace WebSite.Tests.Integration.Data;

/// <summary>The migrations of PostgreSQL and the model say the same.</summary>
public sealed class PostgresSchemaTests
{
    [Fact]
    public void Every_change_of_the_model_has_a_migration()
    {
        using var site = new PostgresSiteDesign().CreateDbContext([]);
        using var log = new PostgresLogDesign().CreateDbContext([]);
        Assert.False(site.Database.HasPendingModelChanges());
        Assert.False(log.Database.HasPendingModelChanges());
    }
}
