using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;

namespace Messenger.AspNetCore.Tests;

public class FolderTests
{
    private static readonly (string Folder, string[] Uses)[] Folders =
    [
        ("Hosting", []),
        ("Telemetry", ["Hosting"]),
        ("Configuration", []),
        ("Json", []),
        ("Refs", ["Configuration"]),
        ("Plugins", ["Configuration", "Refs"]),
        ("Graph", ["Telemetry", "Configuration", "Json"]),
        ("Login", ["Configuration", "Json", "Graph"]),
        ("Events", ["Refs"]),
        ("Log", ["Hosting", "Telemetry", "Events"]),
        ("Following", ["Hosting", "Log"]),
        ("Webhook", ["Hosting", "Telemetry", "Configuration", "Json", "Events", "Log"]),
    ];

    [Fact]
    public void Each_folder_uses_only_what_it_may() =>
        new FolderRules(typeof(PluginRef).Assembly, "Messenger.AspNetCore", Folders).Check();
}
