using System.Buffers.Binary;
using System.Globalization;
using WebSite.Data;

namespace WebSite.OptIns;

/// <summary>
/// The code that stands in the message to a person who has to be confirmed, and beside the question on the shop's web page. Names can be chosen,
/// and Facebook may tell none: by the code the shopper sees whether it is their own conversation that is asked about.
/// </summary>
public sealed class ConfirmCodes(KeyedHashes hashes)
{
    private const string Kind = "confirm";

    /// <summary>Four digits, always the same for an opt-in.</summary>
    public async Task<string> OfAsync(long optInId, CancellationToken cancel)
    {
        var hash = await hashes.OfAsync(Kind, optInId.ToString(CultureInfo.InvariantCulture), cancel);
        return (BinaryPrimitives.ReadUInt32LittleEndian(hash) % 10_000).ToString("D4", CultureInfo.InvariantCulture);
    }
}
