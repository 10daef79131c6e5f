using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;
using WebSite.Language;

namespace WebSite.Web;

/// <summary>
/// Puts forms that could not be taken into the browser, and takes them out again: an encrypted cookie, good for ten minutes in the browser
/// that posted them. It needs no database, so that it also keeps what the database could not take. Source: docs/forms.md.
/// </summary>
public sealed class KeptForms(IDataProtectionProvider protection, IOptions<AntiforgeryOptions> antiforgery, TimeProvider time)
{
    /// <summary>The cookie's name.</summary>
    internal const string Cookie = "kept";

    /// <summary>In characters: with the other headers, nginx as it comes takes 4 kB of an answer's.</summary>
    private const int Largest = 3_000;

    private static string TooLong => Phrases.Say("Part of what you typed was too long to be kept here. Your browser may have it still: go back, and copy it.");

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly object Shown = new();
    private static readonly object JustKept = new();

    /// <summary>It goes into no page as it is, so nothing but what JSON asks is escaped.</summary>
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IDataProtector _protector = protection.CreateProtector("WebSite.Web.KeptForm.v2");

    /// <summary>The form that the page of this request shows again; null when it shows none.</summary>
    public static KeptForm? Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Items[Shown] as KeptForm;
    }

    /// <summary>Where the form is that this request posted and that was kept; null when none was.</summary>
    public static string? BackTo(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Items[JustKept] as string;
    }

    /// <summary>The address of a request's page: path and query, without the handler's name.</summary>
    public static string Address(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new QueryBuilder(request.Query.Where(part => !part.Key.Equals("handler", StringComparison.OrdinalIgnoreCase)));
        return request.PathBase + request.Path + query.ToQueryString();
    }

    /// <summary>Keeps a form, in place of an older one of its page. Where there isn't room for all, the oldest go; then the form's longest fields, and it says so.</summary>
    public void Keep(HttpContext http, KeptForm form)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(form);
        if (Protector(http) is not { } protector)
        {
            return;
        }

        var others = Others(http, PathOf(form.Address));
        var text = Write();
        while (text.Length > Largest && others.Count > 0)
        {
            others.RemoveAt(others.Count - 1);
            text = Write();
        }

        while (text.Length > Largest && form.Fields.MaxBy(field => field.Value.Length) is { } longest)
        {
            form = form with { Fields = [.. form.Fields.Where(field => field != longest)], Faults = [.. form.Faults.Where(fault => fault.Message != TooLong), new("", TooLong)] };
            text = Write();
        }

        http.Response.Cookies.Append(Cookie, text, Options(http.Request));
        http.Items[JustKept] = form.Address;

        string Write() => Pack(protector, [new(time.GetUtcNow() + Lifetime, form), .. others]);
    }

    /// <summary>The form that was kept for this request's page, which shows it from now on; null when there is none.</summary>
    public KeptForm? Take(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var form = Read(http).Find(each => IsSame(each.Form.Address, Address(http.Request)))?.Form;
        if (form is not null)
        {
            http.Items[Shown] = form;
        }

        return form;
    }

    /// <summary>The form of this request's page was taken, or isn't wanted any more.</summary>
    public void Forget(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var others = Others(http, http.Request.PathBase + http.Request.Path);
        if (others.Count > 0 && Protector(http) is { } protector)
        {
            http.Response.Cookies.Append(Cookie, Pack(protector, others), Options(http.Request));
        }
        else if (http.Request.Cookies[Cookie] is not null)
        {
            http.Response.Cookies.Delete(Cookie, new(Options(http.Request)) { MaxAge = null });
        }
    }

    private static string PathOf(string address) => address.Split('?')[0];

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static CookieOptions Options(HttpRequest request) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
        MaxAge = Lifetime,
    };

    /// <summary>The kept forms of other pages, newest first.</summary>
    private List<Stamped> Others(HttpContext http, string path) => [.. Read(http).Where(each => !IsSame(PathOf(each.Form.Address), path))];

    /// <summary>
    /// Its key is bound to the cookie that a form's token belongs to, which each browser has of its own: what was kept in one shows nothing in
    /// another, whoever puts it there. Null without that cookie; then no form is taken, either.
    /// </summary>
    private IDataProtector? Protector(HttpContext http) => http.Request.Cookies[antiforgery.Value.Cookie.Name!] is { Length: > 0 } browser
        ? _protector.CreateProtector(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(browser))))
        : null;

    private static string Pack(IDataProtector protector, List<Stamped> forms)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(packing, forms, Json);
        }

        return Base64Url.EncodeToString(protector.Protect(packed.ToArray()));
    }

    private List<Stamped> Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } text || Protector(http) is not { } protector)
        {
            return [];
        }

        try
        {
            using var unpacking = new BrotliStream(new MemoryStream(protector.Unprotect(Base64Url.DecodeFromChars(text))), CompressionMode.Decompress);
            return [.. (JsonSerializer.Deserialize<List<Stamped>>(unpacking, Json) ?? []).Where(each => each.Until > time.GetUtcNow())];
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException or FormatException or InvalidDataException)
        {
            return []; // Cut, another browser's, or of a key that is gone: there is nothing to show.
        }
    }

    private sealed record Stamped(DateTimeOffset Until, KeptForm Form);
}
