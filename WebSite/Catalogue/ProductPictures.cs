using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Shopfront;

namespace WebSite.Catalogue;

/// <summary>Gives products their pictures: one, or many files that are named like the products' addresses, by themselves or in a ZIP.</summary>
public sealed class ProductPictures(SiteDb db, PictureStore store)
{
    /// <summary>The most files at a time.</summary>
    public const int MostFiles = 200;

    /// <summary>The most bytes at a time.</summary>
    public const int MostBytes = 128 * 1024 * 1024;

    /// <summary>The most bytes of a ZIP's directory, which is read whole.</summary>
    private const int MostDirectory = 1024 * 1024;

    /// <summary>An empty one.</summary>
    private const int ShortestZip = 22;

    /// <summary>Gives a product a picture; a sentence when it can't be taken.</summary>
    public async Task<string?> SetAsync(Product product, Stream file, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(product);
        var (picture, fault) = await store.MakeAsync(file, cancel);
        if (picture is not null)
        {
            await SetAsync(product, picture, cancel);
        }

        return fault;
    }

    /// <summary>Gives a product a picture that was made.</summary>
    public async Task SetAsync(Product product, ShopPicture picture, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(picture);
        var before = product.PictureHash;
        if (picture.Hash != before)
        {
            product.Picture(await store.AddAsync(picture, cancel));
            await db.SaveChangesAsync(cancel);
            await store.LetGoAsync(before, cancel);
        }
    }

    /// <summary>Takes many: what came of each.</summary>
    public async Task<IReadOnlyList<TakenPicture>> TakeAsync(IEnumerable<(string Name, Stream File)> files, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(files);
        List<TakenPicture> taken = [];
        foreach (var (name, file) in files)
        {
            if (Path.GetExtension(name).Equals(".zip", StringComparison.OrdinalIgnoreCase))
            {
                await UnpackAsync(name, file, taken, cancel);
            }
            else
            {
                await OneAsync(name, file, taken, cancel);
            }
        }

        return taken;
    }

    private async Task UnpackAsync(string name, Stream file, List<TakenPicture> taken, CancellationToken cancel)
    {
        if (file.Length < ShortestZip)
        {
            taken.Add(new(name, null, "The ZIP is damaged, or none."));
            return;
        }

        try
        {
            if (ZipEnd.Read(file) is { } end && (end.Entries > 5 * MostFiles || end.DirectoryBytes > MostDirectory))
            {
                taken.Add(new(name, null, $"The ZIP has {end.Entries} entries. Allowed: {MostFiles} pictures."));
                return;
            }

            using var zip = new ZipArchive(file, ZipArchiveMode.Read);

            // Nothing is unpacked onto the disk: each is read as far as a picture may be long, whatever the ZIP says of it.
            foreach (var entry in zip.Entries.Where(entry => entry.Name.Length > 0 && !entry.Name.StartsWith('.') && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)))
            {
                await using var picture = await entry.OpenAsync(cancel);
                await OneAsync(entry.Name, picture, taken, cancel);
            }
        }
        catch (InvalidDataException)
        {
            taken.Add(new(name, null, "The ZIP is damaged, or none."));
        }
    }

    private async Task OneAsync(string name, Stream file, List<TakenPicture> taken, CancellationToken cancel)
    {
        if (taken.Count >= MostFiles)
        {
            if (taken.Count == MostFiles)
            {
                taken.Add(new(name, null, $"This one and what follows was left: {MostFiles} files are the most at a time."));
            }

            return;
        }

        var slug = Slug.Of(Path.GetFileNameWithoutExtension(name.Replace('\\', '/').Split('/')[^1]));
        if (await db.Products.SingleOrDefaultAsync(p => p.Slug == slug, cancel) is not { } product)
        {
            taken.Add(new(name, null, "No product has this address."));
            return;
        }

        taken.Add(new(name, product.Name, await SetAsync(product, file, cancel)));
        db.ChangeTracker.Clear(); // The pictures' bytes.
    }
}

/// <summary>What came of a file.</summary>
/// <param name="File">Its name.</param>
/// <param name="Product">The product that it belongs to; null when none does.</param>
/// <param name="Fault">Why it wasn't taken; null when it was.</param>
public sealed record TakenPicture(string File, string? Product, string? Fault);
