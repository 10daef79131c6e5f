using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph.Sending;

/// <summary>The receipt template. <c>docs/platform.md</c>, Templates' limits.</summary>
internal static class ReceiptRules
{
    private const int MostElements = 100;

    private static readonly string[] AddressParts = ["street_1", "city", "postal_code", "state"];

    public static GraphError? WhyNot(Param receipt, GraphRequest request) =>
        receipt["recipient_name"].NeedText()
        ?? receipt["order_number"].NeedText()
        ?? WhyNotCurrency(receipt["currency"], receipt["currency"].NeedText())
        ?? receipt["payment_method"].NeedText()
        ?? (receipt["timestamp"] is { IsMissing: false } time && !(time.Text is { Length: > 0 and <= 10 } seconds && seconds.All(char.IsAsciiDigit))
            ? receipt["timestamp"].Wrong("a time in seconds since 1970") : null)
        ?? receipt["order_url"].MayUrl()
        ?? receipt["elements"].MayList(0, MostElements, WhyNotElement)
        ?? WhyNotAddress(receipt["address"])
        ?? WhyNotSummary(receipt["summary"])
        ?? receipt["adjustments"].MayList(0, int.MaxValue, each => each.NeedObject() ?? each["name"].MayText() ?? each["amount"].MayNumber())
        ?? WhyNotAgain(receipt["order_number"], request);

    private static GraphError? WhyNotElement(Param element) =>
        element.NeedObject()
        ?? element["title"].NeedText()
        ?? element["subtitle"].MayText()
        ?? element["quantity"].MayNumber()
        ?? element["price"].NeedNumber()
        ?? WhyNotCurrency(element["currency"], null)
        ?? element["image_url"].MayUrl();

    private static GraphError? WhyNotAddress(Param address) =>
        address.IsMissing ? null
        : address.NeedObject()
            ?? AddressParts.Select(part => address[part].NeedText()).FirstOrDefault(error => error is not null)
            ?? (address["country"] is { Text: [var a, var b] } && char.IsAsciiLetter(a) && char.IsAsciiLetter(b) ? null : address["country"].Wrong("two letters"));

    private static GraphError? WhyNotSummary(Param summary) =>
        summary.NeedObject()
        ?? summary["subtotal"].MayNumber()
        ?? summary["shipping_cost"].MayNumber()
        ?? summary["total_tax"].MayNumber()
        ?? summary["total_cost"].NeedNumber();

    private static GraphError? WhyNotCurrency(Param currency, GraphError? missing) =>
        missing ?? (currency.IsMissing || (currency.Text is { Length: 3 } code && code.All(char.IsAsciiLetter)) ? null : currency.Wrong("a currency of three letters"));

    private static GraphError? WhyNotAgain(Param number, GraphRequest request) =>
        request.World.People.Find(request["recipient"]["id"].Text) is { } person
        && request.World.Threads.With(person).Lines.Any(line => OrderOf(line) == number.Text)
            ? number.Wrong("unique for each person")
            : null;

    private static string? OrderOf(ThreadLine line) =>
        line.From == LineFrom.Page ? new Param(line.Message, "")["attachment"]["payload"]["order_number"].Text : null;
}
