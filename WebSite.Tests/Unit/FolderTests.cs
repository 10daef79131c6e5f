using Messenger.AspNetCore.Tests.Support;
using WebSite.Data;

namespace WebSite.Tests.Unit;

/// <summary>The house's plan: docs/architecture.md tells what each folder is for.</summary>
public class FolderTests
{
    private static readonly (string Folder, string[] Uses)[] Folders =
    [
        ("Language", []),
        ("Telemetry", []),
        ("Model", ["Language"]),
        ("Web", ["Language"]),
        ("Data", ["Model", "Web"]),
        ("Backups", ["Data"]),
        ("Shopfront", ["Language", "Model", "Web", "Data"]),
        ("Catalogue", ["Language", "Model", "Data", "Shopfront"]),
        ("Figures", ["Model", "Data"]),
        ("Accounts", ["Language", "Model", "Web", "Data", "Shopfront"]),
        ("Checkout", ["Language", "Model", "Web", "Data", "Shopfront"]),
        ("Placing", ["Model", "Data"]),
        ("Experiments", ["Model", "Data", "Figures", "Placing"]),
        ("Campaigns", ["Model", "Web", "Data", "Shopfront", "Figures"]),
        ("OptIns", ["Language", "Model", "Web", "Data", "Checkout", "Placing"]),
        ("Returns", ["Language", "Model", "Web", "Data", "Figures"]),
        ("Texts", ["Language", "Model", "Data"]),
        ("BrowserReports", ["Model", "Data"]),
        ("People", ["Language", "Model", "Data", "OptIns"]),
        ("Outbox", ["Language", "Model", "Web", "Data", "Shopfront", "Catalogue", "Checkout", "OptIns", "Returns", "Texts", "People"]),
        ("Matching", ["Language", "Model", "Data", "Shopfront", "Outbox"]),
        ("Conversations", ["Language", "Model", "Data", "Figures", "Checkout", "OptIns", "Outbox"]),
        ("Orders", ["Language", "Model", "Data", "Shopfront", "Figures", "Checkout", "Placing", "Outbox", "Matching"]),
        ("Retention", ["Model", "Data"]),
        ("Wishes", ["Model", "Data", "Figures", "Checkout", "OptIns", "Outbox", "Retention"]),
        ("Projection", ["Language", "Model", "Data", "Figures", "OptIns", "People", "Outbox", "Conversations"]),
        ("Privacy", ["Language", "Model", "Web", "Data", "Shopfront", "Figures", "Checkout", "OptIns", "Matching", "Retention", "Projection"]),
        ("Monitoring", ["Model", "Web", "Data", "Backups", "Figures", "Accounts", "OptIns", "BrowserReports", "Matching"]),
        ("SetUp", ["Language", "Model", "Web", "Data", "Backups", "OptIns", "Monitoring"]),
        ("Pages", ["Language", "Model", "Web", "Data", "Backups", "Shopfront", "Catalogue", "Figures", "Placing", "Experiments", "Accounts", "Checkout", "Campaigns", "OptIns", "Returns", "Texts", "BrowserReports", "Outbox", "Matching", "Conversations", "Orders", "Wishes", "Projection", "Privacy", "Monitoring", "SetUp"]),
        ("Commands", ["Model", "Web", "Data", "Backups", "Figures", "Accounts", "SetUp"]),
    ];

    [Fact]
    public void Each_folder_uses_only_what_it_may() => new FolderRules(typeof(SiteDb).Assembly, "WebSite", Folders).Check();
}
