using Messenger.AspNetCore.Refs;
using WebSite.Model;
using WebSite.Texts;

namespace WebSite.Tests.Unit.Conversations;

public class MessageTextTests
{
    private static readonly TextFacts Unknown = new() { Shop = "Kettle & Kin" };
    private static readonly TextFacts Alice = Unknown with { FirstName = "Alice", Product = "Harbour teapot", OrderNumber = 1004, Campaign = "Autumn flyer" };

    [Theory]
    [InlineData("Hi {first_name}, welcome", "Hi Alice, welcome", "Hi, welcome")]
    [InlineData("Hi {first_name}!", "Hi Alice!", "Hi!")]
    [InlineData("Thank you, {first_name}. Soon", "Thank you, Alice. Soon", "Thank you. Soon")]
    [InlineData("Well, {first_name}, hi", "Well, Alice, hi", "Well, hi")]
    [InlineData("Bye, {first_name}", "Bye, Alice", "Bye")]
    [InlineData("{first_name}, order {order} is here.", "Alice, order 1004 is here.", "Order is here.")]
    [InlineData("One\n{first_name}: two", "One\nAlice: two", "One\nTwo")]
    [InlineData("{first_name}", "Alice", "")]
    [InlineData("About {product}, from {campaign}", "About Harbour teapot, from Autumn flyer", "About what you were looking at, from")]
    [InlineData("{shop}: a } and a { stay", "Kettle & Kin: a } and a { stay", "Kettle & Kin: a } and a { stay")]
    public void What_is_not_known_leaves_no_gap(string text, string known, string unknown)
    {
        Assert.Equal(known, MessageTexts.Render(text, Alice));
        Assert.Equal(unknown, MessageTexts.Render(text, Unknown));
    }

    [Fact]
    public void A_fact_is_never_read_as_a_text() =>
        Assert.Equal("Hi {shop} {order}, hi", MessageTexts.Render("Hi {first_name}, hi", Unknown with { FirstName = " {shop}\n{order} " }));

    [Fact]
    public void Unknown_placeholders_are_found() =>
        Assert.Equal(["{name}", "{First_Name}", "{}"], Placeholders.Unknown("{name} {first_name} {First_Name} {} {name}"));

    [Theory]
    [InlineData("one two three", 13, "one two three")]
    [InlineData("one two three", 12, "one two…")]
    [InlineData("one two three", 8, "one two…")]
    [InlineData("onetwothree", 5, "onet…")]
    [InlineData("abc😀😀", 5, "abc…")]
    [InlineData("abc😀😀", 6, "abc😀…")]
    public void A_long_text_is_cut_at_a_word_and_never_through_a_character(string text, int longest, string cut) => Assert.Equal(cut, TextCut.Fit(text, longest));

    [Fact]
    public void No_text_is_longer_than_Facebook_takes() =>
        Assert.Equal(TextCut.Longest, MessageTexts.Render(string.Concat(Enumerable.Repeat("{product}", 110)), Alice with { Product = new string('x', 500) }).Length);

    [Fact]
    public void Every_own_text_knows_its_placeholders_and_reads_well_with_nothing_known()
    {
        foreach (var occasion in OwnTexts.Occasions)
        {
            foreach (var placement in Enum.GetValues<Placement>().Cast<Placement?>().Append(null))
            {
                foreach (var entryPoint in Enum.GetValues<EntryPoint>())
                {
                    var facts = Unknown with { Placement = placement, EntryPoint = entryPoint };
                    var text = OwnTexts.For(occasion, facts);
                    Assert.Empty(Placeholders.Unknown(text));
                    Assert.InRange(text.Length, 20, MessageTemplate.LongestText);
                    Assert.DoesNotMatch(@"\{|  | [,.;:!?]|,[,.;:!?]|^[a-z]", MessageTexts.Render(text, facts));
                }
            }
        }
    }

    [Theory]
    [InlineData(EntryPoint.Code, "thank you for scanning our code")]
    [InlineData(EntryPoint.Ad, "thank you for following our ad")]
    [InlineData(EntryPoint.Link, "thank you for following our link")]
    [InlineData(EntryPoint.Unknown, "this is Kettle & Kin. How can we help?")]
    public void A_greeting_knows_the_way_in(EntryPoint entryPoint, string words) =>
        Assert.Contains(words, MessageTexts.Render(OwnTexts.For(Occasion.Greeting, Alice with { EntryPoint = entryPoint }), Alice), StringComparison.Ordinal);

    [Fact]
    public void A_confirmation_names_the_product_and_both_ways_out()
    {
        var text = MessageTexts.Render(OwnTexts.For(Occasion.Confirmation, Alice with { Placement = Placement.Product }), Alice);
        Assert.Contains("Harbour teapot", text, StringComparison.Ordinal);
        Assert.Contains("\"stop\"", text, StringComparison.Ordinal);
        Assert.Contains("\"human\"", text, StringComparison.Ordinal);
    }
}
