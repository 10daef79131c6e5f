using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Backups;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Backups;

/// <summary>When backups are made, how many are kept, and who hears when one fails.</summary>
public sealed class ScheduleTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ManualClock _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private BackupFolder Backups => new(_folder.File("backups"));

    [Fact]
    public async Task One_is_made_when_the_last_is_old_enough_and_so_many_are_kept()
    {
        await using var site = new SiteHost([new("Backup:Folder", Backups.Path), new("Backup:Every", "02:00:00"), new("Backup:Keep", "2")], _clock);
        int[] counts = [await LookAsync(site), await LaterAsync(site, 1.9), await LaterAsync(site, 0.2), await LaterAsync(site, 2)];
        Assert.Equal([1, 1, 2, 2], counts);
        Assert.Equal([_clock.GetUtcNow(), _clock.GetUtcNow().AddHours(-2)], Backups.Read(_clock.GetUtcNow()).Select(one => one.Note.At));

        // A clock that ran ahead for a while: what it made doesn't push out what is true.
        var right = _clock.GetUtcNow();
        _clock.Jump(TimeSpan.FromDays(300));
        await LookAsync(site);
        _clock.Jump(TimeSpan.FromDays(-300));
        await LaterAsync(site, 2.5);
        Assert.Equal([right.AddHours(2.5), right], Backups.Read(_clock.GetUtcNow()).Select(one => one.Note.At));
    }

    [Fact]
    public async Task Every_0_makes_none_and_the_set_up_check_says_so()
    {
        await using var site = new SiteHost([new("Backup:Folder", Backups.Path), new("Backup:Every", "0")], _clock);
        Assert.Equal(0, await LookAsync(site));
        using var bob = await site.MerchantAsync();
        Assert.Contains("None are made: Backup:Every is 0.", (await bob.GetAsync(SetUpPage.Path)).Says("backups"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_fails_is_told_everywhere_and_tried_again_within_the_hour()
    {
        await File.WriteAllTextAsync(Backups.Path, "A file where the folder should be.", Cancel);
        await using var site = new SiteHost([new("Backup:Folder", Backups.Path)], _clock) { MayErr = true };
        using var bob = await site.MerchantAsync();
        Assert.Contains("There is none yet", (await bob.GetAsync(SetUpPage.Path)).Says("backups"), StringComparison.Ordinal);
        await LookAsync(site);

        foreach (var path in new[] { "/dashboard", "/dashboard/opt-ins" })
        {
            var alarm = Assert.Single((await bob.GetAsync(path)).Alarms(), text => text.StartsWith("The backup of", StringComparison.Ordinal));
            Assert.Contains($"The backup in '{Backups.Path}' could not be written", alarm, StringComparison.Ordinal);
        }

        var check = await bob.GetAsync(SetUpPage.Path);
        Assert.Contains("backups: wrong", check.Trouble(), StringComparison.Ordinal);
        Assert.Contains($"There is no good one in '{Backups.Path}'.", check.Says("backups"), StringComparison.Ordinal);
        var health = await bob.GetAsync("/health/ready");
        Assert.Equal((HttpStatusCode.OK, "Degraded"), (health.Status, health.Text.Split('\n')[0]));
        Assert.Contains("backup: Degraded. The last backup could not be made. The dashboard says why.", health.Text.Split('\n'));

        File.Delete(Backups.Path);
        int[] counts = [await LaterAsync(site, 0.9), await LaterAsync(site, 0.2)];
        Assert.Equal([0, 1], counts);
        Assert.DoesNotContain((await bob.GetAsync("/dashboard")).Alarms(), text => text.StartsWith("The backup of", StringComparison.Ordinal));
        Assert.Contains("The last good one is of", (await bob.GetAsync(SetUpPage.Path)).Says("backups"), StringComparison.Ordinal);
        Assert.DoesNotContain("backup:", (await bob.GetAsync("/health/ready")).Text, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Has the schedule look, and counts what is there.</summary>
    private async Task<int> LookAsync(SiteHost site)
    {
        await site.Services.GetRequiredService<BackupSchedule>().RunIfDueAsync(Cancel);
        return Backups.Read(_clock.GetUtcNow()).Count;
    }

    private async Task<int> LaterAsync(SiteHost site, double hours)
    {
        _clock.Advance(TimeSpan.FromHours(hours));
        return await LookAsync(site);
    }
}
