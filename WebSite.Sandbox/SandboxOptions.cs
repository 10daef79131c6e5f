namespace WebSite.Sandbox;

/// <summary>What the sandbox pretends to be, and whom it serves. Section <c>Sandbox</c>.</summary>
public sealed class SandboxOptions
{
    public const string Section = "Sandbox";

    private const string Mark = "demo-";

    /// <summary>Where the sandbox listens. Port 0 takes a free one.</summary>
    public Uri Url { get; set; } = new("http://localhost:5081");

    /// <summary>
    /// Where the sandbox listens with TLS as well, for browsers that are told to find Facebook's hosts there. Port 0 takes a free one. Null: nowhere.
    /// </summary>
    public Uri? SecureUrl { get; set; }

    /// <summary>The website's webhook. May be set later; deliveries wait for it.</summary>
    public Uri? Webhook { get; set; }

    /// <summary>Origins that may frame the plugins. Empty: the webhook's origin.</summary>
    public IList<string> Domains { get; } = [];

    /// <summary>Where a website says what a ref says, if it does: an address with <c>{ref}</c> in it, answered with JSON. Shown beside a delivery.</summary>
    public string? RefReader { get; set; }

    /// <summary>Whether the SDK of a new world has Send to Messenger and Message Us. Null: as Facebook's on the world's day.</summary>
    public bool? HasPlugins { get; set; }

    /// <summary>Whether each attempt is logged.</summary>
    public bool LogsDeliveries { get; set; } = true;

    public string AppId { get; set; } = "demo-app";

    public string PageId { get; set; } = "demo-page";

    public string PageUsername { get; set; } = "demo-page";

    public string PageName { get; set; } = "Kettle & Kin";

    public string AppSecret { get; set; } = "demo-app-secret";

    public string VerifyToken { get; set; } = "demo-verify-token";

    public string PageAccessToken { get; set; } = "demo-page-token";

    /// <summary>With it a website works out the <c>login_id</c> of somebody who logged in.</summary>
    public string ClientToken { get; set; } = "demo-client-token";

    /// <summary>The app's own token, for calls of <c>{app}/…</c>.</summary>
    public string AppAccessToken => $"{AppId}|{AppSecret}";

    /// <summary>The app secret of before, for deliveries signed with it on request.</summary>
    public string OldAppSecret => AppSecret + "-old";

    /// <summary>The options of a world: the default one has these, every other one its own ids, made of its name.</summary>
    internal SandboxOptions Of(string world) => world == State.Worlds.Default ? this : new()
    {
        Url = Url,
        RefReader = RefReader,
        HasPlugins = HasPlugins,
        AppId = $"{AppId}-{world}",
        PageId = $"{PageId}-{world}",
        PageUsername = $"{PageUsername}-{world}",
        PageName = PageName,
        AppSecret = $"{AppSecret}-{world}",
        VerifyToken = $"{VerifyToken}-{world}",
        PageAccessToken = $"{PageAccessToken}-{world}",
        ClientToken = $"{ClientToken}-{world}",
    };

    /// <summary>Throws when the sandbox could be taken for the real thing, or can't work.</summary>
    public void Check()
    {
        (string Name, string Value)[] marked =
        [
            (nameof(AppId), AppId),
            (nameof(PageId), PageId),
            (nameof(PageUsername), PageUsername),
            (nameof(AppSecret), AppSecret),
            (nameof(VerifyToken), VerifyToken),
            (nameof(PageAccessToken), PageAccessToken),
            (nameof(ClientToken), ClientToken),
        ];

        foreach (var (name, value) in marked)
        {
            if (!value.StartsWith(Mark, StringComparison.Ordinal))
            {
                // The value may be somebody's real secret: name the setting, never quote it.
                throw new InvalidOperationException(
                    $"{Section}:{name} must start with \"{Mark}\": the sandbox refuses ids and secrets that could be real ones, so that it and Facebook can't be mixed up.");
            }
        }

        if (!Url.IsAbsoluteUri || Url.Scheme != Uri.UriSchemeHttp || !Url.IsLoopback || Url.AbsolutePath != "/")
        {
            throw new InvalidOperationException($"{Section}:Url must be an http address of this machine without a path, such as http://localhost:5081.");
        }

        if (RefReader is not null && !(RefReader.Contains("{ref}", StringComparison.Ordinal) && Uri.TryCreate(RefReader, UriKind.Absolute, out var reader) && WebhookRule.Allows(reader)))
        {
            throw new InvalidOperationException($"{Section}:RefReader must be an absolute http or https URL with {{ref}} in it, such as http://localhost:5080/dev/refs/{{ref}}.");
        }

        if (SecureUrl is not null && (!SecureUrl.IsAbsoluteUri || SecureUrl.Scheme != Uri.UriSchemeHttps || !SecureUrl.IsLoopback || SecureUrl.AbsolutePath != "/"))
        {
            throw new InvalidOperationException($"{Section}:SecureUrl must be an https address of this machine without a path, such as https://localhost:5444.");
        }

        if (Webhook is not null && !WebhookRule.Allows(Webhook))
        {
            throw new InvalidOperationException($"{Section}:Webhook {WebhookRule.Sentence}");
        }
    }
}
