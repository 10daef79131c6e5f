namespace WebSite.Sandbox.Messenger;

/// <summary>How the person came, as fields of a form.</summary>
internal static class WayFields
{
    public static IEnumerable<KeyValuePair<string, string>> Of(Act way)
    {
        (string Name, string? Value)[] fields =
            [("source", way.Source), ("ref", way.Ref), ("adId", way.AdId), ("title", way.Title), ("url", way.Url)];
        return fields.Where(field => !string.IsNullOrEmpty(field.Value)).Select(field => KeyValuePair.Create(field.Name, field.Value!));
    }
}
