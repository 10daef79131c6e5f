using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;

namespace Messenger.AspNetCore.Tests;

public class FolderTests
{
    private static readonly (string Folder, string[] Uses)[] Folders =
    [
        ("Hosting", []),
        ("Configuration", []),
        ("Json", []),
        ("Refs", ["Configuration"]),
        ("Plugins", ["Configuration", "Refs"]),
        ("Graph", ["Configuration", "Json"]),
        ("Login", ["Configuration", "Json", "Graph"]),
        ("Events", ["Refs"]),
        ("Log", ["Hosting", "Refs", "Events"]),
        ("Following", ["Hosting", "Log"]),
        ("Webhook", ["Hosting", "Configuration", "Json", "Events", "Log"]),
    ];

    [Fact]
    public void Each_folder_uses_only_what_it_may() =>
        new FolderRules(typeof(PluginRef).Assembly, "Messenger.AspNetCore", Folders).Check();
}
