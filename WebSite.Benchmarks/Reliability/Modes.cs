namespace WebSite.Benchmarks.Reliability;

/// <summary>The long forms of the reliability tests. Each prints its figures and gives an exit code.</summary>
internal static class Modes
{
    public static Task<int> KillAsync(int kills, int seed) => InFolderAsync(async folder =>
    {
        var result = await KillRun.RunAsync(folder, kills, seed, 600, CancellationToken.None);
        Console.WriteLine($"seed {seed}: {result}");
        return result.IsGood;
    });

    public static Task<int> KillStartAsync(int kills, int seed) => InFolderAsync(async folder =>
    {
        var result = await FirstStartRun.RunAsync(folder, kills, seed, CancellationToken.None);
        Console.WriteLine($"seed {seed}: {result}");
        return result.Faults.Count == 0;
    });

    public static int Fuzz(int bodies, int seed)
    {
        var result = Reliability.Fuzz.Run(bodies, seed);
        Console.WriteLine($"seed {seed}: {result}");
        return result.Escaped.Count == 0 ? 0 : 1;
    }

    public static Task<int> FuzzHttpAsync(int bodies, int seed) => InFolderAsync(async folder =>
    {
        var result = await HttpFuzz.RunAsync(folder, bodies, seed, CancellationToken.None);
        Console.WriteLine($"seed {seed}: {result}");
        return result.Faults.Count == 0;
    });

    private static async Task<int> InFolderAsync(Func<string, Task<bool>> isGood)
    {
        var folder = Directory.CreateTempSubdirectory("messenger-site-");
        try
        {
            return await isGood(folder.FullName) ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
