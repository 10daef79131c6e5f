using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Extensions;

namespace WebSite.Web;

/// <summary>
/// Puts forms that could not be taken into the browser, and takes them out again: an encrypted cookie for the form's own path, good for ten
/// minutes. It needs no database, so that it also keeps what the database could not take. Source: docs/forms.md.
/// </summary>
public sealed class KeptForms(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>What the cookies' names begin with.</summary>
    internal const string CookiePrefix = "kept-";

    /// <summary>In characters: with the other headers, nginx as it comes takes 4 kB of an answer's.</summary>
    private const int Largest = 3_000;

    private const string TooLong = "Part of what you typed was too long to be kept here. Your browser may have it still: go back, and copy it.";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly ChunkingCookieManager Cookies = new();
    private static readonly object Shown = new();
    private static readonly object JustKept = new();

    /// <summary>It goes into no page as it is, so nothing but what JSON asks is escaped.</summary>
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IDataProtector _protector = protection.CreateProtector("WebSite.Web.KeptForm.v1");

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

    /// <summary>Keeps a form. If it is too large, its longest fields are left out, and the form says so.</summary>
    public void Keep(HttpContext http, KeptForm form)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(form);
        var text = Write(form);
        while (text.Length > Largest && form.Fields.MaxBy(field => field.Value.Length) is { } longest)
        {
            form = form with { Fields = [.. form.Fields.Where(field => field != longest)], Faults = [.. form.Faults.Where(fault => fault.Message != TooLong), new("", TooLong)] };
            text = Write(form);
        }

        Cookies.AppendResponseCookie(http, Name(http.Request), text, Options(http.Request));
        http.Items[JustKept] = form.Address;
    }

    /// <summary>The form that was kept for this request's page, which shows it from now on; null when there is none.</summary>
    public KeptForm? Take(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (Read(Cookies.GetRequestCookie(http, Name(http.Request))) is not { } form || !string.Equals(form.Address, Address(http.Request), StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        http.Items[Shown] = form;
        return form;
    }

    /// <summary>The form of this request's page was taken, or isn't wanted any more.</summary>
    public void Forget(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (Cookies.GetRequestCookie(http, Name(http.Request)) is not null)
        {
            Cookies.DeleteCookie(http, Name(http.Request), Options(http.Request));
        }
    }

    /// <summary>One for each path: a page's cookie is sent to the pages below it, too.</summary>
    internal static string Name(HttpRequest request) =>
        CookiePrefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes((request.PathBase + request.Path).Value!.ToLowerInvariant())).AsSpan(0, 4));

    private static CookieOptions Options(HttpRequest request) => new()
    {
        Path = (request.PathBase + request.Path).ToUriComponent(),
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
        MaxAge = Lifetime,
    };

    private string Write(KeptForm form)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(packing, new Stamped(time.GetUtcNow() + Lifetime, form), Json);
        }

        return Base64Url.EncodeToString(_protector.Protect(packed.ToArray()));
    }

    private KeptForm? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            using var unpacking = new BrotliStream(new MemoryStream(_protector.Unprotect(Base64Url.DecodeFromChars(text))), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<Stamped>(unpacking, Json) is { } stamped && stamped.Until > time.GetUtcNow() ? stamped.Form : null;
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException or FormatException or InvalidDataException)
        {
            return null; // Cut, somebody else's, or of a key that is gone: there is nothing to show.
        }
    }

    private sealed record Stamped(DateTimeOffset Until, KeptForm Form);
}
