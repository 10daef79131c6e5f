using Microsoft.AspNetCore.Identity;
using WebSite.Model;

namespace WebSite.Tests.Support;

/// <summary>Hashes as the site does, counts how often, and waits where a test wants it to.</summary>
internal sealed class CountingHasher : IPasswordHasher<Merchant>
{
    private readonly PasswordHasher<Merchant> _inner = new();
    private int _hashes;
    private int _running;

    /// <summary>Hashes so far, made or compared.</summary>
    public int Hashes => _hashes;

    /// <summary>The most at once.</summary>
    public int MostAtOnce { get; private set; }

    public string HashPassword(Merchant user, string password) => Count(() => _inner.HashPassword(user, password));

    public PasswordVerificationResult VerifyHashedPassword(Merchant user, string hashedPassword, string providedPassword) =>
        Count(() => _inner.VerifyHashedPassword(user, hashedPassword, providedPassword));

    private T Count<T>(Func<T> hash)
    {
        Interlocked.Increment(ref _hashes);
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _running));
        try
        {
            return hash();
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
