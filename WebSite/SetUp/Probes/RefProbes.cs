using System.Security.Cryptography;
using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Refs;
using WebSite.Model;

namespace WebSite.SetUp.Probes;

/// <summary>A ref made now, as the shop's pages make them.</summary>
/// <param name="Text">Null when none could be made.</param>
/// <param name="IsReadBack">The site reads it as its own.</param>
/// <param name="Fault">Why none could be made, in a sentence; else null.</param>
internal sealed record RefProbes(string? Text, bool IsReadBack, string? Fault)
{
    public static RefProbes Make(RefProtector refs, MessengerOptions options, DateTimeOffset now)
    {
        PluginRef made = new(Guid.NewGuid(), BrowserHash.Of(RandomNumberGenerator.GetBytes(16)), EntryPoint.SendToMessenger, (byte)Placement.Product, 1, now + options.RefLifetime);
        try
        {
            var text = refs.Protect(made);
            return new(text, refs.Read(text, now, out var read) == RefVerdict.Ours && read.SessionToken == made.SessionToken, null);
        }
        catch (Exception exception) when (exception is CryptographicException or InvalidOperationException)
        {
            // The second is what a key ring without a key is, where none may be made.
            return new(null, false, exception.GetBaseException().Message);
        }
    }
}
