namespace WebSite.Model;

/// <summary>What a policy kept out, as far as a browser's report tells. The first ones matter most.</summary>
public enum BlockedKind
{
    /// <summary>Facebook's script, frame or call: without it no plugin is drawn.</summary>
    Facebook,

    /// <summary>Something that the site itself serves.</summary>
    Own,

    /// <summary>Text that a script wanted to put into the page as markup (Trusted Types).</summary>
    Markup,

    /// <summary>A script or style that stands in the page itself, and that the site didn't send.</summary>
    Injected,

    /// <summary>Something of another site's.</summary>
    Stranger,

    /// <summary>Styles and pictures of Facebook's script, which it can do without.</summary>
    FacebookLooks,

    /// <summary>What a browser's extension put into the page.</summary>
    Extension,

    /// <summary>One of more different things than a day keeps apart.</summary>
    Beyond,
}

/// <summary>The kinds of web pages that reports tell apart. Which product or order it was isn't kept.</summary>
public enum BlockedOn
{
    /// <summary>None of the others.</summary>
    Other,

    Catalogue,
    Product,
    Cart,
    Checkout,
    Orders,
    Dashboard,
}
