using System.Net;
using Messenger.AspNetCore.Refs;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Backups;
using WebSite.Model;
using WebSite.Tests.Support;
using WebSite.Web;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Backups;

/// <summary>What a backup gives back, and when it isn't put in the files' place.</summary>
public sealed class RestoreTests : IDisposable
{
    private readonly BackupGround _ground = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_row_comes_back_and_refs_and_sign_ins_work()
    {
        MadeBackup backup = null!;
        var (text, cookie) = ("", "");
        PluginRef given = new(Guid.NewGuid(), BrowserHash.Of([1]), EntryPoint.SendToMessenger, (byte)Placement.Cart, 0, DateTimeOffset.UtcNow.AddHours(1));
        await _ground.WithSiteAsync(async site =>
        {
            using var bob = await site.MerchantAsync();
            await site.DeliverAsync(OptIn("R", At(1), "1"), OptIn("R", At(2), "2"));
            (text, cookie) = (site.Services.GetRequiredService<RefProtector>().Protect(given), bob.Cookie("merchant")!);
        });
        var before = (Site: await BackupGround.RowsAsync(_ground.Database), Log: await BackupGround.RowsAsync(_ground.Log));
        backup = await _ground.BackUpAsync();
        await File.WriteAllTextAsync(_ground.Database, "a disk that broke", Cancel);
        File.Delete(_ground.Log);

        var restored = await _ground.RestoreAsync(backup);

        Assert.Equal(before.Site, await BackupGround.RowsAsync(_ground.Database));
        Assert.Equal(before.Log, await BackupGround.RowsAsync(_ground.Log));
        Assert.Equal("a disk that broke", await File.ReadAllTextAsync(Path.Combine(restored.Kept!, "site.db"), Cancel));
        await _ground.WithSiteAsync(async site =>
        {
            Assert.Equal(RefVerdict.Ours, site.Services.GetRequiredService<RefProtector>().Read(text, DateTimeOffset.UtcNow, out var read));
            Assert.Equal(given.SessionToken, read.SessionToken);
            using var bob = site.Visit();
            bob.Put("merchant", cookie);
            Assert.Equal(HttpStatusCode.OK, (await bob.GetAsync("/dashboard/opt-ins")).Status);
            await site.DeliverAsync(OptIn("R", At(3), "3"));
            Assert.Equal(["1", "2", "3"], (await site.OptInsAsync()).Select(o => o.Psid));
        });
    }

    [Fact]
    public async Task A_log_that_knows_more_is_replaced_only_by_who_says_so_and_read_again_by_who_keeps_it()
    {
        await _ground.WithSiteAsync(site => site.DeliverAsync(OptIn("R", At(1), "1")));
        var backup = await _ground.BackUpAsync();
        await _ground.WithSiteAsync(site => site.DeliverAsync(OptIn("R", At(2), "2"), OptIn("R", At(3), "3")));

        Assert.Contains("2 events came to it after the backup", await _ground.RefusalAsync(backup), StringComparison.Ordinal);
        await _ground.WithSiteAsync(async site => Assert.Equal(["1", "2", "3"], (await site.OptInsAsync()).Select(o => o.Psid)));

        var restored = await _ground.RestoreAsync(backup, RestoredPart.Site);
        Assert.Contains(restored.Sentences, said => said.StartsWith("The next start reads 2 events", StringComparison.Ordinal));
        Assert.Equal(["site.db"], Directory.GetFiles(restored.Kept!).Select(Path.GetFileName));
        await _ground.WithSiteAsync(async site =>
        {
            await site.SettledAsync();
            Assert.Equal([("1", 1), ("2", 1), ("3", 1)], (await site.OptInsAsync()).Select(o => (o.Psid, o.ClickCount)));
        });

        await _ground.RestoreAsync(backup, RestoredPart.Both);
        await _ground.WithSiteAsync(async site => Assert.Equal([("1", 1)], (await site.OptInsAsync()).Select(o => (o.Psid, o.ClickCount))));
    }

    [Fact]
    public async Task While_a_site_or_another_program_has_the_files_nothing_is_changed()
    {
        MadeBackup backup = null!;
        await _ground.WithSiteAsync(async site =>
        {
            await site.DeliverAsync(OptIn("R", At(1), "1"));
            backup = await _ground.BackUpAsync();
            Assert.StartsWith("A site is running", await _ground.RefusalAsync(backup, RestoredPart.Both), StringComparison.Ordinal);
        });
        await using (await Holder.OfAsync(_ground.Log, Cancel))
        {
            Assert.StartsWith($"Another program has '{_ground.Log}' open", await _ground.RefusalAsync(backup, RestoredPart.Both), StringComparison.Ordinal);
        }

        Assert.Empty(Directory.GetDirectories(_ground.File("data")));
        await _ground.RestoreAsync(backup, RestoredPart.Both);
    }

    [Fact]
    public async Task A_file_that_was_changed_or_is_of_another_backup_is_refused()
    {
        await _ground.WithSiteAsync(site => site.DeliverAsync(OptIn("R", At(1), "1")));
        var first = await _ground.BackUpAsync();
        await _ground.WithSiteAsync(site => site.DeliverAsync(OptIn("R", At(2), "2")));
        var second = await _ground.BackUpAsync();

        // The later site with the earlier log, first as it is, then with a note that knows it.
        File.Copy(first.Log, second.Log, overwrite: true);
        Assert.Contains("isn't the file that was backed up", await _ground.RefusalAsync(second), StringComparison.Ordinal);
        Assert.Contains("they are of different moments", await _ground.RefusalAsync(await SayItIsRightAsync(second)), StringComparison.Ordinal);

        await BackupGround.ExecuteAsync(second.Log, """UPDATE "LogIdentity" SET "Id" = randomblob(16)""");
        Assert.Contains("the log is another one", await _ground.RefusalAsync(await SayItIsRightAsync(second)), StringComparison.Ordinal);

        await BackupGround.ExecuteAsync(first.Site, """INSERT INTO "__EFMigrationsHistory" VALUES ('99990101000000_Later', '99.0')""");
        Assert.Contains("of a newer version of the site", await _ground.RefusalAsync(await SayItIsRightAsync(first)), StringComparison.Ordinal);

        await using (var file = new FileStream(first.Site, FileMode.Open))
        {
            file.Position = file.Length / 2;
            file.Write(new byte[8192]);
        }

        Assert.Contains("is damaged", await _ground.RefusalAsync(await SayItIsRightAsync(first)), StringComparison.Ordinal);
        await _ground.WithSiteAsync(async site => Assert.Equal(["1", "2"], (await site.OptInsAsync()).Select(o => o.Psid)));
    }

    [Fact]
    public async Task One_that_was_cut_off_keeps_the_site_from_starting_until_it_is_made_again()
    {
        await _ground.WithSiteAsync(site => site.DeliverAsync(OptIn("R", At(1), "1")));
        var backup = await _ground.BackUpAsync();
        await File.WriteAllTextAsync(_ground.Files.RestoreNote, "", Cancel);
        File.Delete(_ground.Database);

        var refusal = await Assert.ThrowsAsync<StartException>(() => _ground.WithSiteAsync(site => Task.FromResult(site.Address)));
        Assert.Contains("A restore was cut off", refusal.Message, StringComparison.Ordinal);

        await _ground.RestoreAsync(backup);
        await _ground.WithSiteAsync(async site => Assert.Equal(["1"], (await site.OptInsAsync()).Select(o => o.Psid)));
    }

    public void Dispose() => _ground.Dispose();

    private static async Task<MadeBackup> SayItIsRightAsync(MadeBackup backup)
    {
        var note = backup.Note with { Files = [await BackupFile.OfAsync(backup.Site, Cancel), await BackupFile.OfAsync(backup.Log, Cancel)] };
        File.Delete(Path.Combine(backup.Folder, BackupNote.Name));
        await note.WriteAsync(backup.Folder, Cancel);
        return MadeBackup.Of(backup.Folder)!;
    }
}
