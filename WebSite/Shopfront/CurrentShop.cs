using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Shopfront;

/// <summary>
/// The shop's face, in memory, so that no page asks the database for it. Whoever changes it has it read again at once; what another
/// instance changed is seen by its revision, within seconds: <see cref="ShopWatch"/>.
/// </summary>
public sealed class CurrentShop(IServiceScopeFactory scopes)
{
    private readonly Lock _lock = new();
    private volatile ShopFace? _now;

    /// <summary>As it was read last.</summary>
    public ShopFace Now => _now ?? First();

    /// <summary>The shop's currency.</summary>
    public Currency Currency => Currency.Of(Now.Profile.Currency);

    /// <summary>What bringing the goods costs, and where it goes.</summary>
    public ShippingTerms Shipping => Now.Profile.Shipping;

    /// <summary>Reads it again: after a change, or where there may have been one.</summary>
    public async Task RefreshAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        var profile = await db.ShopProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.Id == ShopProfile.TheOne, cancel);
        Keep(new(profile ?? None, await db.Categories.AsNoTracking().OrderBy(c => c.Place).ThenBy(c => c.Slug).ToListAsync(cancel)));
    }

    /// <summary>Reads it again if another instance has changed it.</summary>
    public async Task FollowAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var revision = await scope.ServiceProvider.GetRequiredService<SiteDb>().ShopProfiles.Where(p => p.Id == ShopProfile.TheOne).Select(p => (long?)p.Revision).SingleOrDefaultAsync(cancel);
        if (revision is not null && revision != _now?.Profile.Revision)
        {
            await RefreshAsync(cancel);
        }
    }

    /// <summary>Before the start has written a profile.</summary>
    private static ShopProfile None => new() { Currency = "EUR" };

    /// <summary>Whoever needs it before the start has read it: a command, for instance.</summary>
    private ShopFace First()
    {
        lock (_lock)
        {
            if (_now is null)
            {
                using var scope = scopes.CreateScope();
                var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
                _now = new(db.ShopProfiles.AsNoTracking().SingleOrDefault() ?? None, [.. db.Categories.AsNoTracking().OrderBy(c => c.Place).ThenBy(c => c.Slug)]);
            }

            return _now;
        }
    }

    /// <summary>Two may read at once: the later revision stays.</summary>
    private void Keep(ShopFace face)
    {
        lock (_lock)
        {
            _now = _now is { } known && known.Profile.Revision > face.Profile.Revision ? known : face;
        }
    }
}
