using Messenger.AspNetCore.Refs;
using static Messenger.AspNetCore.Refs.EntryPoint;

namespace Messenger.AspNetCore.Tests.Refs;

public class DoorCheckTests
{
    [Fact]
    public void Every_door_has_its_row_and_fits_into_four_bits() => Assert.All(Enum.GetValues<EntryPoint>(), door =>
    {
        Assert.False(door.Door() is { IsProof: true, ComesAsLink: true }); // What can be passed on proves nothing.
        Assert.False(door.Door() is { IsProof: false, IsOwnBrowser: true } or { IsProof: false, StaysInMessages: true } or { IsOwnBrowser: false, IsKnownByAnswer: true });
        Assert.InRange((int)door, 0, 15);
    });

    /// <summary>What an event tells, the door that its ref was made for, what is recorded, whether the mismatch is shown, whether it proves who it is.</summary>
    [Theory]
    [InlineData(SendToMessenger, SendToMessenger, SendToMessenger, false, true)]
    [InlineData(CustomerMatching, CustomerMatching, CustomerMatching, false, true)]
    [InlineData(Link, Link, Link, false, false)]
    [InlineData(Link, Code, Code, false, false)]
    [InlineData(Link, MessageUs, MessageUs, false, false)]
    [InlineData(Unknown, MessageUs, MessageUs, false, false)]
    [InlineData(Code, Code, Code, false, false)]
    [InlineData(Code, Link, Link, true, false)]
    [InlineData(Ad, Link, Link, true, false)]
    [InlineData(SendToMessenger, Link, Link, true, false)]
    [InlineData(SendToMessenger, Code, Code, true, false)]
    [InlineData(SendToMessenger, MessageUs, MessageUs, true, false)]
    [InlineData(CustomerMatching, Link, Link, true, false)]
    [InlineData(Link, SendToMessenger, Link, true, false)]
    [InlineData(Ad, SendToMessenger, Ad, true, false)]
    [InlineData(Link, CustomerMatching, Link, true, false)]
    [InlineData(SendToMessenger, CustomerMatching, SendToMessenger, true, false)]
    [InlineData(CustomerMatching, SendToMessenger, CustomerMatching, true, false)]
    [InlineData(Checkbox, Checkbox, Checkbox, false, true)]
    [InlineData(Link, Checkbox, Link, true, false)]
    [InlineData(SendToMessenger, Checkbox, SendToMessenger, true, false)]
    [InlineData(Checkbox, SendToMessenger, Checkbox, true, false)]
    [InlineData(LoginConnect, LoginConnect, LoginConnect, false, true)]
    [InlineData(Link, LoginConnect, Link, true, false)]
    [InlineData(SendToMessenger, LoginConnect, SendToMessenger, true, false)]
    [InlineData(LoginConnect, SendToMessenger, LoginConnect, true, false)]
    [InlineData(SendToMessenger, Unknown, SendToMessenger, false, false)]
    [InlineData(Link, Unknown, Link, false, false)]
    [InlineData(CustomerMatching, Unknown, CustomerMatching, false, true)]
    public void Of_two_doors_the_less_trusted_counts(EntryPoint came, EntryPoint made, EntryPoint recorded, bool isShown, bool isProof) =>
        Assert.Equal(new(recorded, isShown ? came : null, isProof), DoorCheck.Of(came, made));

    [Fact]
    public void Nothing_proves_anything_but_a_door_that_does_with_its_own_ref()
    {
        foreach (var came in Enum.GetValues<EntryPoint>())
        {
            foreach (var made in Enum.GetValues<EntryPoint>().Where(m => m != Unknown))
            {
                Assert.Equal(came == made && came is SendToMessenger or Checkbox or LoginConnect or CustomerMatching && came == made, DoorCheck.Of(came, made).IsProof);
            }
        }
    }
}
