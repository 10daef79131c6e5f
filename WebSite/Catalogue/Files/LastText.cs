namespace WebSite.Catalogue;

/// <summary>Makes text of HTML, and remembers the last one: lines of a product repeat what all its variants share.</summary>
/// <param name="read">Makes it.</param>
internal sealed class LastText(Func<string, string> read)
{
    private (string? Html, string? Text) _last;

    /// <summary>The text; null for null.</summary>
    public string? Of(string? html)
    {
        if (html != _last.Html)
        {
            _last = (html, html is null ? null : read(html));
        }

        return _last.Text;
    }
}
