using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WebSite.Model;
using WebSite.Shopfront;
using WebSite.Web;

namespace WebSite.Accounts;

/// <summary>
/// Refuses passwords that others would guess early: common ones, words of the shop and of the address, rows of keys and digits, and a few
/// characters over and over (NIST SP 800-63B, 5.1.1.2). How early, zxcvbn's lists say. See <c>docs/accounts.md</c>.
/// </summary>
internal sealed class PasswordRule(ShopName shop, IOptionsMonitor<SiteOptions> site) : IPasswordValidator<Merchant>
{
    /// <summary>In bits: some hundred million guesses. Twenty thousand a day are the most that sign-in lets anybody make.</summary>
    private const double Least = 28;

    /// <summary>What is looked at, in characters: looking takes a second for 256.</summary>
    private const int Longest = 64;

    /// <summary>The longest piece that makes a password when it is said over and over.</summary>
    private const int LongestPiece = 5;

    private const string Sentence = "That password is one of those that others guess first. Choose four or five words that don't belong together, and not the shop's own.";

    public Task<IdentityResult> ValidateAsync(UserManager<Merchant> manager, Merchant user, string? password) =>
        Task.FromResult(string.IsNullOrEmpty(password) || !IsCommon(password, user.Email) ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = "CommonPassword", Description = Sentence }));

    private bool IsCommon(string password, string email) =>
        Enumerable.Range(1, LongestPiece).Any(length => IsRepeated(password, length))
        || new Zxcvbn.Zxcvbn().EvaluatePassword(password[..Math.Min(password.Length, Longest)], OwnWords(email)).Entropy < Least;

    private static bool IsRepeated(string password, int length) => password.AsSpan(length).SequenceEqual(password.AsSpan(0, password.Length - length));

    /// <summary>What anybody knows who knows the shop.</summary>
    private IEnumerable<string> OwnWords(string email)
    {
        var options = site.CurrentValue;
        var name = shop.Name.ToLowerInvariant();
        var address = email.ToLowerInvariant();
        IEnumerable<string> words = [name, address, .. name.Split(' '), .. address.Split('@', '.', '-', '_', '+'), .. options.Origin?.Host.Split('.') ?? [], "messenger", "facebook", "dashboard", "merchant"];
        var joined = string.Concat(name.Where(char.IsLetterOrDigit));
        return words.Append(joined).Append(string.Concat(name.Replace("&", "and", StringComparison.Ordinal).Where(char.IsLetterOrDigit))).Where(word => word.Length > 1).Distinct();
    }
}
