using System.Globalization;
using System.Text.Json.Nodes;
using Messenger.AspNetCore.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Tests.Support;
using WebSite.Tests.Support.Schema;

namespace WebSite.Tests.Integration.Start;

/// <summary>What editors are told of the settings, what the documentation says of them, and what the site takes are one.</summary>
public class SettingsSchemaTests
{
    private static readonly string File = Path.Combine(DocumentedLines.Root(), "appsettings.schema.json");

    [Fact]
    public async Task The_schema_is_what_the_code_says()
    {
        await using var site = UnstartedSite.Build();
        var text = new SettingsSchema(site.Services.GetServices<SettingsSection>()).Text();
        if (Environment.GetEnvironmentVariable("RENEW_SETTINGS_SCHEMA") is { Length: > 0 })
        {
            await System.IO.File.WriteAllTextAsync(File, text, TestContext.Current.CancellationToken);
        }

        Assert.True(System.IO.File.Exists(File) && await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken) == text, "appsettings.schema.json isn't what the code says of its settings. Renew it: bin/settings-schema");
    }

    [Fact]
    public void The_settings_file_names_the_schema() =>
        Assert.Equal("./appsettings.schema.json", Settings()["$schema"]!.GetValue<string>());

    [Fact]
    public void Every_setting_has_a_description() =>
        Assert.Empty(DocumentedSetting.Of(Schema()).Where(one => string.IsNullOrWhiteSpace(one.Schema["description"]?.GetValue<string>())).Select(one => one.Name));

    [Fact]
    public void The_documentation_has_every_setting_and_no_other() =>
        Assert.Equal(
            DocumentedSetting.Of(Schema()).Select(one => one.Name).Append("Sandbox:Url").Order(StringComparer.Ordinal),
            DocumentedSetting.All().Select(one => one.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void The_documentation_gives_each_setting_its_default_and_its_limits()
    {
        var documented = DocumentedSetting.All().ToDictionary(one => one.Name);
        Assert.All(DocumentedSetting.Of(Schema()), one =>
        {
            var written = documented[one.Name];
            var (own, least, most) = (one.Schema["default"]?.ToString() ?? "", one.Schema["minimum"]?.GetValue<int>(), one.Schema["maximum"]?.GetValue<int>());
            var filed = Settings(one.Name);
            if (written.Default is { } told)
            {
                Assert.Equal((filed ?? own).ToUpperInvariant(), told.ToUpperInvariant()); // JSON's true is True in .NET.
            }

            if (written.Limits is { } limits && least is not null)
            {
                Assert.Equal((least, most), (limits.Least, limits.Most));
            }
        });
    }

    /// <summary>The limits that editors are told are those of the start: one beyond each is refused, each itself is taken.</summary>
    [Theory]
    [InlineData("minimum", 0, false)]
    [InlineData("minimum", -1, true)]
    [InlineData("maximum", 0, false)]
    [InlineData("maximum", 1, true)]
    public async Task The_start_refuses_what_the_schema_does(string limit, int beyond, bool isRefused)
    {
        var limited = DocumentedSetting.Of(Schema()).Where(one => one.Schema[limit] is not null).ToList();
        await using var site = UnstartedSite.Build([.. limited.Select(one => (one.Name, (one.Schema[limit]!.GetValue<int>() + beyond).ToString(CultureInfo.InvariantCulture)))]);
        var faults = SettingsReading.Faults(site.Services);
        Assert.True(limited.Count > 20);
        Assert.Equal(isRefused ? limited.Select(one => one.Name).Order(StringComparer.Ordinal) : [], faults.Select(fault => fault.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    private static JsonNode Schema() => JsonNode.Parse(System.IO.File.ReadAllText(File))!;

    private static JsonNode Settings() => JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(DocumentedLines.Root(), "appsettings.json")))!;

    /// <summary>What <c>appsettings.json</c> says; null where it doesn't. Placements have their looks there one by one, and the table has the usual.</summary>
    private static string? Settings(string name) =>
        name.StartsWith("Placements:", StringComparison.Ordinal) ? null : name.Split(':').Aggregate((JsonNode?)Settings(), (node, part) => node?[part])?.ToString();
}
