using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Running;
using WebSite.Benchmarks.Load;

switch (args)
{
    case ["serve", var peer, var database]:
        await Peers.ServeAsync(peer, database);
        break;
    case ["webhook", .. var rest]:
        await LoadCommand.RunAsync(Number(rest, 0, 5), TimeSpan.FromSeconds(Number(rest, 1, 10)), TimeSpan.FromSeconds(Number(rest, 2, 10)));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
        break;
}

static int Number(string[] words, int place, int otherwise) => words.Length > place ? int.Parse(words[place], CultureInfo.InvariantCulture) : otherwise;
