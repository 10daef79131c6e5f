using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Shopfront;

/// <summary>Takes merchants' pictures in, and lets them go once nothing shows them.</summary>
public sealed class PictureStore(SiteDb db, PictureMaker maker, TimeProvider time)
{
    /// <summary>Takes one in: its hash, or a sentence that says why not. The caller saves. Not in a transaction: see <see cref="MakeAsync"/>.</summary>
    public async Task<(string? Hash, string? Fault)> AddAsync(Stream file, CancellationToken cancel)
    {
        var (picture, fault) = await MakeAsync(file, cancel);
        return (picture is null ? null : await AddAsync(picture, cancel), fault);
    }

    /// <summary>Takes one in that was made: its hash. The caller saves.</summary>
    public async Task<string> AddAsync(ShopPicture picture, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (!db.ShopPictures.Local.Any(p => p.Hash == picture.Hash) && !await db.ShopPictures.AnyAsync(p => p.Hash == picture.Hash, cancel))
        {
            db.ShopPictures.Add(picture);
        }

        return picture.Hash;
    }

    /// <summary>Makes one of a file, or a sentence that says why not. It takes seconds, and longer while others' are made: nobody may wait for the database meanwhile.</summary>
    public async Task<(ShopPicture? Picture, string? Fault)> MakeAsync(Stream file, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; bytes.Length <= PictureMaker.MostBytes && (read = await file.ReadAsync(buffer, cancel)) > 0;)
        {
            bytes.Write(buffer, 0, read);
        }

        return await maker.MakeAsync(bytes.ToArray(), time.GetUtcNow(), cancel);
    }

    /// <summary>Deletes one if nothing shows it any more. After saving what showed it.</summary>
    public async Task LetGoAsync(string? hash, CancellationToken cancel)
    {
        if (hash is not null)
        {
            await db.ShopPictures.Where(p => p.Hash == hash && !db.Products.Any(x => x.PictureHash == hash) && !db.ShopProfiles.Any(x => x.LogoHash == hash || x.HeroHash == hash)).ExecuteDeleteAsync(cancel);
        }
    }
}
