using WebSite.Conversations;
using WebSite.Model;

namespace WebSite.Tests.Unit.Conversations;

public class IntentTests
{
    [Theory]
    [InlineData("stop")]
    [InlineData("STOP!!!")]
    [InlineData("Stop it")]
    [InlineData("STOP STOP stop")]
    [InlineData("Stop. Unsubscribe.")]
    [InlineData("ＳＴＯＰ")]
    [InlineData("just stop")]
    [InlineData("Thanks, stop")]
    [InlineData("No thanks, stop")]
    [InlineData("I want you to stop")]
    [InlineData("Please stop sending me messages.")]
    [InlineData("Can you please stop messaging me")]
    [InlineData("stop receiving messages")]
    [InlineData("Don't text me anymore")]
    [InlineData("do not contact me again please")]
    [InlineData("No more messages from you")]
    [InlineData("I don't want to receive these messages anymore")]
    [InlineData("I no longer want your messages")]
    [InlineData("unsubscribe")]
    [InlineData("unsubscribe me")]
    [InlineData("unsubscribe from this")]
    [InlineData("Take me off your list")]
    [InlineData("opt out")]
    [InlineData("cancel messages")]
    [InlineData("Leave me alone!")]
    [InlineData("Arrête")]
    [InlineData("bitte keine Nachrichten mehr")]
    [InlineData("quiero darme de baja")]
    [InlineData("стоп")]
    [InlineData("停止")]
    [InlineData("stop \uFFFE")]
    [InlineData("stop \uFFFF")]
    [InlineData("stop \uD83D")]
    public void A_stop_in_many_wordings(string text) => Assert.Equal(Intent.Stop, Intents.Of(text));

    [Theory]
    [InlineData("human")]
    [InlineData("Agent please")]
    [InlineData("Can I talk to a real person?")]
    [InlineData("Is there a human?")]
    [InlineData("a real human please")]
    [InlineData("connect me to a human")]
    [InlineData("talk to support")]
    [InlineData("I need a human")]
    public void A_human_in_many_wordings(string text) => Assert.Equal(Intent.Human, Intents.Of(text));

    [Theory]
    [InlineData("start")]
    [InlineData("Start again, please")]
    public void A_start(string text) => Assert.Equal(Intent.Start, Intents.Of(text));

    /// <summary>Words about the order, or about anything else, are for a person to read.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("cancel it please")]
    [InlineData("Please cancel my order")]
    [InlineData("Stop. When does my order arrive?")]
    [InlineData("When does the bus stop?")]
    [InlineData("I can't stop loving this teapot")]
    [InlineData("Does the kettle stop by itself?")]
    [InlineData("Don't send it to my old address")]
    [InlineData("Is it good for a person with small hands?")]
    [InlineData("I don't want the blue one")]
    [InlineData("\ud83d\ude00")]
    public void What_is_none(string? text) => Assert.Equal(Intent.None, Intents.Of(text));

    [Fact]
    public void Half_a_character_breaks_nothing() => Assert.Equal(Intent.Stop, Intents.Of("stop \ud83d"));
}
