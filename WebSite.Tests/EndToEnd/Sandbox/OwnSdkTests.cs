using WebSite.Tests.Support;

namespace WebSite.Tests.EndToEnd.Sandbox;

/// <summary>The sandbox's SDK under the genuine one's address.</summary>
public class OwnSdkTests(MappedSandbox mapped) : MappedHostsTests(mapped);
