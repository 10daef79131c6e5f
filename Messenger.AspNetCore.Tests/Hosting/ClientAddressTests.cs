using System.Net;
using Messenger.AspNetCore.Hosting;

namespace Messenger.AspNetCore.Tests.Hosting;

public class ClientAddressTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1::")]
    [InlineData("2001:db8:1:ff::1", "2001:db8:1::")]
    [InlineData("2001:db8:1:100::1", "2001:db8:1:100::")]
    public void One_home_counts_as_one_address(string client, string counted) =>
        Assert.Equal(IPAddress.Parse(counted), ClientAddress.Counted(IPAddress.Parse(client)));

    [Fact]
    public void Clients_without_an_address_share_one() => Assert.Equal(IPAddress.None, ClientAddress.Counted(null));
}
