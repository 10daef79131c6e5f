using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Sandbox.Graph;

/// <summary>What a version is served as on a day. Source: docs/platform.md, Versions.</summary>
public class VersionTests
{
    [Theory]
    [InlineData("/v2.6", "2018-07-12", "v2.6")]
    [InlineData("/v2.6", "2018-07-13", "v2.7")]
    [InlineData("/v2.7", "2018-10-05", "v2.8")]
    [InlineData("/v2.8", "2019-04-18", "v2.9")]
    [InlineData("/v2.9", "2019-07-22", "v2.10")]
    [InlineData("/v2.10", "2019-11-07", "v2.11")]
    [InlineData("/v2.11", "2020-01-28", "v2.12")]
    [InlineData("/v2.12", "2020-05-04", "v2.12")]
    [InlineData("/v2.12", "2020-05-05", "v3.0")]
    [InlineData("/v3.0", "2020-07-28", "v3.1")]
    [InlineData("/v3.1", "2020-10-27", "v3.2")]
    [InlineData("/v3.2", "2021-05-04", "v3.3")]
    [InlineData("/v3.3", "2021-08-03", "v4.0")]
    [InlineData("/v4.0", "2021-11-02", "v5.0")]
    [InlineData("/v5.0", "2022-02-03", "v6.0")]
    [InlineData("/v6.0", "2022-05-05", "v7.0")]
    [InlineData("/v7.0", "2022-08-04", "v8.0")]
    [InlineData("/v8.0", "2022-11-01", "v9.0")]
    [InlineData("/v9.0", "2023-02-23", "v10.0")]
    [InlineData("/v10.0", "2023-06-08", "v11.0")]
    [InlineData("/v11.0", "2023-09-14", "v12.0")]
    [InlineData("/v12.0", "2024-02-08", "v13.0")]
    [InlineData("/v13.0", "2024-05-28", "v14.0")]
    [InlineData("/v14.0", "2024-09-17", "v15.0")]
    [InlineData("/v15.0", "2024-11-20", "v16.0")]
    [InlineData("/v16.0", "2025-05-14", "v17.0")]
    [InlineData("/v17.0", "2025-09-12", "v18.0")]
    [InlineData("/v18.0", "2026-01-26", "v19.0")]
    [InlineData("/v19.0", "2026-05-21", "v20.0")]
    [InlineData("/v20.0", "2026-09-23", "v20.0")]
    [InlineData("/v20.0", "2026-09-24", "v21.0")]
    [InlineData("/v21.0", "2027-01-21", "v22.0")]
    [InlineData("/v22.0", "2027-05-20", "v23.0")]
    [InlineData("/v23.0", "2027-10-08", "v24.0")]
    [InlineData("/v24.0", "2028-02-18", "v25.0")]
    [InlineData("/v25.0", "2028-07-29", "v26.0")]
    [InlineData("/v2.6", "2026-11-27", "v21.0")]
    [InlineData("/v2.5", "2026-11-27", "v21.0")]
    [InlineData("/v26.0", "2026-07-29", "v26.0")]
    [InlineData("", "2026-07-28", "v25.0")]
    [InlineData("", "2026-07-29", "v26.0")]
    public async Task A_version_is_served_while_it_lives_and_then_as_the_oldest_living_one(string version, string day, string served)
    {
        await using var scene = await GraphScene.StartAsync(version, day: day);

        var reply = await scene.Graph.GetAsync("/me");

        Assert.Equal((null, served), (reply.Error, reply.Version));
    }

    [Theory]
    [InlineData("/v99.0", "2026-11-27")]
    [InlineData("/v2.13", "2026-11-27")]
    [InlineData("/v1.9", "2026-11-27")]
    [InlineData("/v26.0", "2026-07-28")]
    [InlineData("/v2.5", "2017-06-01")]
    public async Task A_version_that_is_none_is_refused(string version, string day)
    {
        await using var scene = await GraphScene.StartAsync(version, day: day);

        var reply = await scene.Graph.TextAsync(scene.Alice, "hi");

        Assert.Equal((400, "2500"), (reply.Status, reply.Error));
        Assert.Equal($"Unknown path components: {version}/me/messages", reply.Message);
        Assert.DoesNotContain(scene.World.Threads.With(scene.Alice).Lines, line => line.Text == "hi");
    }
}
