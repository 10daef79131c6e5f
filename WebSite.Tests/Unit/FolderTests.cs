using Messenger.AspNetCore.Tests.Support;
using WebSite.Data;

namespace WebSite.Tests.Unit;

/// <summary>The house's plan: docs/architecture.md tells what each folder is for.</summary>
public class FolderTests
{
    private static readonly (string Folder, string[] Uses)[] Folders =
    [
        ("Language", []),
        ("Model", ["Language"]),
        ("Web", []),
        ("Data", ["Model", "Web"]),
        ("Catalogue", ["Model", "Data"]),
        ("Accounts", ["Language", "Model", "Web", "Data"]),
        ("Checkout", ["Model", "Web", "Data"]),
        ("Campaigns", ["Model", "Web", "Data"]),
        ("OptIns", ["Model", "Web", "Data", "Checkout"]),
        ("Texts", ["Model", "Data"]),
        ("People", ["Language", "Model", "Data", "OptIns"]),
        ("Outbox", ["Language", "Model", "Web", "Data", "Catalogue", "Checkout", "OptIns", "Texts", "People"]),
        ("Matching", ["Model", "Web", "Data", "Outbox"]),
        ("Conversations", ["Language", "Model", "Data", "Checkout", "OptIns", "Outbox"]),
        ("Orders", ["Model", "Data", "Checkout", "Outbox", "Matching"]),
        ("Retention", ["Model", "Data"]),
        ("Projection", ["Language", "Model", "Data", "OptIns", "People", "Outbox", "Conversations"]),
        ("Privacy", ["Model", "Web", "Data", "Checkout", "OptIns", "Matching", "Retention", "Projection"]),
        ("Monitoring", ["Model", "Web", "Data", "Accounts", "OptIns", "Matching"]),
        ("SetUp", ["Language", "Model", "Web", "Data", "Monitoring"]),
        ("Pages", ["Language", "Model", "Web", "Data", "Catalogue", "Accounts", "Checkout", "Campaigns", "OptIns", "Texts", "Outbox", "Matching", "Conversations", "Orders", "Projection", "Privacy", "Monitoring", "SetUp"]),
        ("Commands", ["Model", "Web", "Data", "Accounts", "SetUp"]),
    ];

    [Fact]
    public void Each_folder_uses_only_what_it_may() => new FolderRules(typeof(SiteDb).Assembly, "WebSite", Folders).Check();
}
