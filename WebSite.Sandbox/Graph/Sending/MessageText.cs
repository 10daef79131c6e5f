namespace WebSite.Sandbox.Graph.Sending;

/// <summary>A message in words, for the thread and the screen.</summary>
internal static class MessageText
{
    public static string Of(Param message)
    {
        var payload = message["attachment"]["payload"];
        return message["text"].Text ?? payload["template_type"].Text switch
        {
            "button" => payload["text"].Text!,
            "generic" or "list" => string.Join(", ", payload["elements"].Items.Select(element => element["title"].Text)),
            "receipt" => $"Receipt for order {payload["order_number"].Text}",
            "one_time_notif_req" or "customer_feedback" when payload["title"].Text is { } title => title,
            _ => $"[{payload["template_type"].Text ?? message["attachment"]["type"].Text}]",
        };
    }
}
