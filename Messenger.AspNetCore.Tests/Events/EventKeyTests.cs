using System.Text;
using Messenger.AspNetCore.Events;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace Messenger.AspNetCore.Tests.Events;

public class EventKeyTests
{
    [Fact]
    public void The_same_event_in_another_delivery_has_the_same_key()
    {
        var optIn = OptIn("R", 5);
        var key = Key(Envelope(Entry(optIn, time: 1)));
        Assert.Equal(key, Key(Envelope(Entry(optIn, time: 2))));
        Assert.Equal(key, DeliveryReader.Read(Encoding.UTF8.GetBytes(Delivery(OptIn("Q", 4), optIn))).Events.Select(EventKey.Of).Last());
    }

    [Fact]
    public void A_change_that_comes_true_again_has_another_key()
    {
        const string Approved = """{"field":"message_template_status_update","value":{"event":"APPROVED"}}""";
        var key = Key(Envelope(Entry(Approved, time: 1764000000, channel: "changes")));
        Assert.Equal(key, Key(Envelope(Entry(Approved, time: 1764000000, channel: "changes"))));
        Assert.NotEqual(key, Key(Envelope(Entry(Approved, time: 1764000100, channel: "changes"))));
    }

    [Theory]
    [InlineData("R=")]
    [InlineData("R ")]
    [InlineData("R==")]
    [InlineData(" R\\n")]
    public void Another_spelling_of_the_ref_has_the_same_key(string spelling) =>
        Assert.Equal(Key(Delivery(OptIn("R", 5))), Key(Delivery(OptIn(spelling, 5))));

    [Fact]
    public void Ids_and_times_as_numbers_or_texts_have_the_same_key() =>
        Assert.Equal(
            Key(Envelope("""{"id":"7","messaging":[{"sender":{"id":"1"},"timestamp":"5","optin":{"ref":"R"}}]}""")),
            Key(Envelope("""{"id":7,"messaging":[{"sender":{"id":1},"timestamp":5,"optin":{"ref":"R"}}]}""")));

    [Theory]
    [InlineData("\"message\":{\"mid\":\"m\",\"text\":\"hi\"}")]
    [InlineData("\"message\":{\"mid\":\"m\",\"is_echo\":true}")]
    [InlineData("\"message\":{\"mid\":\"m\",\"is_deleted\":true}")]
    [InlineData("\"postback\":{\"mid\":\"m\",\"payload\":\"GO\"}")]
    [InlineData("\"message_edit\":{\"mid\":\"m\",\"text\":\"hi\",\"num_edit\":1}")]
    public void A_mid_names_an_event_whatever_its_timestamp(string content)
    {
        var key = Key(Delivery(Event(content, 5)));
        Assert.Equal(key, Key(Delivery(Event(content, 1458692752478))));
        Assert.Equal(key, Key(Delivery(Event(content, null))));
        Assert.NotEqual(key, Key(Delivery(Event(content.Replace("\"m\"", "\"n\"", StringComparison.Ordinal), 5))));
        Assert.NotEqual(key, Key(Delivery(Event(content, 5, Charlie))));
    }

    [Fact]
    public void What_differs_in_meaning_has_another_key()
    {
        string[] bodies =
        [
            Delivery(OptIn("R", 5)),
            Delivery(OptIn("R", 6)),
            Delivery(OptIn("S", 5)),
            Delivery(OptIn("r", 5)),
            Delivery(OptIn("", 5)),
            Delivery(OptIn(null, 5)),
            Delivery(OptIn("R", 5, Charlie)),
            Delivery(Referral("R", 5)),
            Delivery(FirstPostback("R", 5)),
            Envelope(Entry(OptIn("R", 5), pageId: "6")),
            Envelope(Entry(OptIn("R", 5), channel: "standby")),
            Delivery("""{"timestamp":5,"optin":{"ref":"R"}}"""),
            Delivery(Event("\"message\":{\"mid\":\"R\"}", 5)),
            Delivery(Event("\"message\":{\"mid\":\"R\",\"is_echo\":true}", 5)),
            Delivery(Event("\"message\":{\"mid\":\"R\",\"is_deleted\":true}", 5)),
            Delivery(Event("\"message_edit\":{\"mid\":\"R\",\"num_edit\":1}", 5)),
            Delivery(Event("\"message_edit\":{\"mid\":\"R\",\"num_edit\":2}", 5)),
            Delivery(Event("\"message_edit\":{\"mid\":\"R\",\"text\":\"a\"}", 5)),
            Delivery(Event("\"message_edit\":{\"mid\":\"R\",\"text\":\"b\"}", 5)),
            Delivery(Event("\"read\":{\"watermark\":1}", 5)),
            Delivery(Event("\"read\":{\"watermark\":2}", 5)),
            Delivery(Event("\"read\":{\"watermark\":2}", null)),
            Delivery(Event("\"delivery\":{\"watermark\":2}", 5)),
            Delivery(Event("\"reaction\":{\"mid\":\"R\",\"action\":\"react\"}", 5)),
            Delivery(Event("\"reaction\":{\"mid\":\"R\",\"action\":\"unreact\"}", 5)),
            Delivery(Event("\"optin\":{\"type\":\"one_time_notif_req\",\"payload\":\"1\"}", 5)),
            Delivery(Event("\"optin\":{\"type\":\"one_time_notif_req\",\"payload\":\"2\"}", 5)),
        ];

        var keys = bodies.Select(body => Convert.ToHexString(Key(body))).ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    [Fact]
    public void Texts_do_not_run_into_each_other() => Assert.NotEqual(
        Key(Envelope("""{"id":"1","messaging":[{"sender":{"id":"23"},"optin":{"ref":"R"}}]}""")),
        Key(Envelope("""{"id":"12","messaging":[{"sender":{"id":"3"},"optin":{"ref":"R"}}]}""")));

    [Fact]
    public void Keys_sort_by_time()
    {
        var early = Key(Delivery(OptIn("R", 1458692752478)));
        var late = Key(Delivery(OptIn("A", 1458692752479)));
        Assert.True(early.AsSpan().SequenceCompareTo(late) < 0);
        Assert.Equal(EventKey.Length, early.Length);
    }

    private static byte[] Key(string body) => EventKey.Of(Assert.Single(DeliveryReader.Read(Encoding.UTF8.GetBytes(body)).Events));
}
