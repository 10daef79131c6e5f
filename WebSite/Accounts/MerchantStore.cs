using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Accounts;

/// <summary>Lets ASP.NET Core Identity keep merchants in the site's database.</summary>
internal sealed class MerchantStore(SiteDb db) :
    IUserPasswordStore<Merchant>, IUserSecurityStampStore<Merchant>
{
    public async Task<IdentityResult> CreateAsync(Merchant user, CancellationToken cancellationToken)
    {
        db.Merchants.Add(user);
        await db.SaveChangesAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(Merchant user, CancellationToken cancellationToken)
    {
        try
        {
            db.Merchants.Update(user);
            await db.SaveChangesAsync(cancellationToken);
            return IdentityResult.Success;
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityResult.Failed(new IdentityError { Code = "Changed", Description = "The password or a session was changed at the same moment, so nothing was changed here. Try again." });
        }
    }

    public async Task<IdentityResult> DeleteAsync(Merchant user, CancellationToken cancellationToken)
    {
        db.Merchants.Remove(user);
        await db.SaveChangesAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public Task<Merchant?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        int.TryParse(userId, out var id) ? db.Merchants.SingleOrDefaultAsync(m => m.Id == id, cancellationToken) : Task.FromResult<Merchant?>(null);

    public Task<Merchant?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        db.Merchants.SingleOrDefaultAsync(m => m.NormalizedEmail == normalizedUserName, cancellationToken);

    public Task<string> GetUserIdAsync(Merchant user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public Task<string?> GetUserNameAsync(Merchant user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task SetUserNameAsync(Merchant user, string? userName, CancellationToken cancellationToken) => Set(() => user.SetEmail(userName ?? ""));

    public Task<string?> GetNormalizedUserNameAsync(Merchant user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedEmail);

    public Task SetNormalizedUserNameAsync(Merchant user, string? normalizedName, CancellationToken cancellationToken) =>
        Set(() => user.SetNormalizedEmail(normalizedName ?? ""));

    public Task<string?> GetPasswordHashAsync(Merchant user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Merchant user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetPasswordHashAsync(Merchant user, string? passwordHash, CancellationToken cancellationToken) => Set(() => user.SetPasswordHash(passwordHash));

    public Task<string?> GetSecurityStampAsync(Merchant user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetSecurityStampAsync(Merchant user, string stamp, CancellationToken cancellationToken) => Set(() => user.SetSecurityStamp(stamp));

    public void Dispose()
    {
        // The context belongs to the request's scope.
    }

    private static Task Set(Action change)
    {
        change();
        return Task.CompletedTask;
    }
}
