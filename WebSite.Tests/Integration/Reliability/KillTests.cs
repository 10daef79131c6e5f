using Messenger.AspNetCore.Tests.Support;
using WebSite.Benchmarks.Reliability;

namespace WebSite.Tests.Integration.Reliability;

public class KillTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The long form is <c>WebSite.Benchmarks -- kill</c>.</summary>
    [Fact]
    public async Task What_got_a_200_is_there_once_and_counts_once_however_often_the_site_is_killed()
    {
        using var folder = new TempFolder();
        var result = await KillRun.RunAsync(folder.Path, kills: 5, seed: 5, mostAnswers: 150, Cancel);
        Assert.True(result.IsGood, result.ToString());
    }

    /// <summary>The long form is <c>WebSite.Benchmarks -- kill-start</c>.</summary>
    [Fact]
    public async Task Killed_in_its_first_start_the_site_comes_up_at_the_next_with_the_database_of_an_undisturbed_one()
    {
        using var folder = new TempFolder();
        var result = await FirstStartRun.RunAsync(folder.Path, kills: 4, seed: 5, Cancel);
        Assert.Empty(result.Faults);
    }

    [Fact]
    public async Task No_mutated_delivery_makes_it_stumble()
    {
        using var folder = new TempFolder();
        var result = await HttpFuzz.RunAsync(folder.Path, bodies: 500, seed: 5, Cancel);
        Assert.Empty(result.Faults);
    }
}
