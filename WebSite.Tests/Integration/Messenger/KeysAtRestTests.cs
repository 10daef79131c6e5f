using System.Xml.Linq;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WebSite.Tests.Support;
using WebSite.Web;

namespace WebSite.Tests.Integration.Messenger;

public sealed class KeysAtRestTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("PFX with a password")]
    [InlineData("PEM")]
    [InlineData("PEM with a password")]
    public async Task Keys_are_stored_encrypted_and_the_next_start_reads_refs_of_before(string kind)
    {
        (string, string?)[] settings = kind switch
        {
            "PEM" => [("Keys:Certificate", _folder.Pem("keys"))],
            "PEM with a password" => [("Keys:Certificate", _folder.Pem("keys", hasPassword: true)), ("Keys:CertificatePassword", KeyFile.Password)],
            _ => [("Keys:Certificate", _folder.Pfx("keys")), ("Keys:CertificatePassword", KeyFile.Password)],
        };
        var shopper = Minted.Shopper();
        string text;
        await using (var first = Site(settings))
        {
            text = first.RefFor(shopper);
            var key = Assert.Single(await KeysAsync(first));
            Assert.Contains("encryptedSecret", key, StringComparison.Ordinal);
            Assert.DoesNotContain("masterKey", key, StringComparison.Ordinal);
        }

        await using var next = Site(settings);
        Assert.Equal(shopper.SessionToken, next.Read(text).SessionToken);
        Assert.Single(await KeysAsync(next));
    }

    [Fact]
    public async Task Keys_of_before_the_certificate_go_on_and_are_encrypted_and_nothing_of_them_is_left_in_the_file()
    {
        var shopper = Minted.Shopper();
        string text, secret;
        await using (var before = Site())
        {
            text = before.RefFor(shopper);
            secret = XElement.Parse(Assert.Single(await KeysAsync(before))).Descendants("masterKey").Single().Value.Trim();
            Assert.True(secret.Length > 80, secret);
        }

        await using var after = Site(Pfx("keys"));
        Assert.Equal(shopper.SessionToken, after.Read(text).SessionToken);
        Assert.DoesNotContain("masterKey", Assert.Single(await KeysAsync(after)), StringComparison.Ordinal);
        Assert.Empty(after.FilesWith(secret));
    }

    [Fact]
    public async Task A_new_certificate_reads_what_the_old_one_encrypted_and_after_one_start_the_old_one_is_not_needed()
    {
        var shopper = Minted.Shopper();
        string text;
        await using (var before = Site(Pfx("old")))
        {
            text = before.RefFor(shopper);
        }

        await using (var both = Site([.. Pfx("new"), .. Previous("old")]))
        {
            Assert.Equal(shopper.SessionToken, both.Read(text).SessionToken);
        }

        await using var after = Site(Pfx("new"));
        Assert.Equal(shopper.SessionToken, after.Read(text).SessionToken);
    }

    [Fact]
    public async Task Who_wants_no_certificate_any_more_names_it_as_a_previous_one()
    {
        var shopper = Minted.Shopper();
        string text;
        await using (var before = Site(Pfx("old")))
        {
            text = before.RefFor(shopper);
        }

        await using var after = Site(Previous("old"));
        Assert.Equal(shopper.SessionToken, after.Read(text).SessionToken);
    }

    [Fact]
    public async Task Without_the_certificate_it_does_not_start_says_why_and_makes_no_new_key()
    {
        await using (var before = Site(Pfx("old")))
        {
            before.RefFor(Minted.Shopper());
        }

        foreach (var settings in new[] { [], Pfx("new") })
        {
            await using var after = Site(settings);
            var message = Assert.Throws<StartException>(() => after.Services).Message;
            Assert.Contains("is encrypted with a certificate that isn't among Keys:Certificate and Keys:Previous", message, StringComparison.Ordinal);
            Assert.Contains("Add it to Keys:Previous", message, StringComparison.Ordinal);
        }

        await using var again = Site(Pfx("old"));
        Assert.Single(await KeysAsync(again));
    }

    [Fact]
    public async Task A_damaged_key_stops_the_start_with_a_sentence()
    {
        await using (var before = Site())
        {
            await before.ReadAsync(db => db.DataProtectionKeys.ExecuteUpdateAsync(set => set.SetProperty(k => k.Xml, "<key"), Cancel));
        }

        await using var after = Site();
        Assert.Contains("in the table DataProtectionKeys is damaged", Assert.Throws<StartException>(() => after.Services).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "Keys:Certificate is '{path}', and there is no such file.")]
    [InlineData("wrong password", "Keys:Certificate is '{path}', which can't be opened: ")]
    [InlineData("no key", "Keys:Certificate is '{path}', which has no private key.")]
    [InlineData("no key in PEM", "Keys:Certificate is '{path}', which has no private key.")]
    [InlineData("no RSA", "Keys:Certificate is '{path}', whose key is no RSA key.")]
    [InlineData("rubbish", "Keys:Certificate is '{path}', which can't be opened: ")]
    public async Task A_certificate_that_is_no_use_stops_the_start_with_a_sentence(string what, string sentence)
    {
        var path = what switch
        {
            "wrong password" => _folder.Pfx("keys"),
            "no key" => _folder.PfxWithoutKey("keys"),
            "no key in PEM" => _folder.Pem("keys", hasKey: false),
            "no RSA" => _folder.EllipticPfx("keys"),
            _ => _folder.File("keys"),
        };
        if (what == "rubbish")
        {
            await File.WriteAllTextAsync(path, "nothing of the kind", Cancel);
        }

        await using var site = Site(("Keys:Certificate", path), ("Keys:CertificatePassword", what == "wrong password" ? "guess" : KeyFile.Password));
        var message = Record.Exception(() => site.Services)?.Message ?? "It started.";
        Assert.Contains(sentence.Replace("{path}", path, StringComparison.Ordinal), message, StringComparison.Ordinal);
        Assert.Contains("It must name a PFX or PEM file that holds an RSA certificate and its private key.", message, StringComparison.Ordinal);
        Assert.DoesNotContain(KeyFile.Password, message, StringComparison.Ordinal);
        Assert.False(File.Exists(site.Database));
    }

    [Fact]
    public async Task Every_wrong_certificate_has_its_sentence()
    {
        await using var site = Site(("Keys:CertificatePassword", "x"), ("Keys:Previous:0:Certificate", _folder.File("gone")));
        var message = Record.Exception(() => site.Services)?.Message ?? "It started.";
        Assert.Contains("Keys:Certificate is missing. Name a file, or take Keys:CertificatePassword away.", message, StringComparison.Ordinal);
        Assert.Contains($"Keys:Previous:0:Certificate is '{_folder.File("gone")}', and there is no such file.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_certificate_goes_on_and_the_log_says_so()
    {
        using var log = new LogWatch(LogLevel.Warning);
        var path = _folder.Pfx("keys", until: DateTimeOffset.UtcNow.AddDays(-1));
        await using var site = new SiteHost(Settings(("Keys:Certificate", path), ("Keys:CertificatePassword", KeyFile.Password)), database: _folder.File("site.db"), log: log);
        Assert.NotEmpty(site.RefFor(Minted.Shopper()));
        Assert.Single(log.Errors, line => line.StartsWith("The certificate of Keys:Certificate expired on ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead, 0)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.GroupRead, 1)]
    public async Task A_certificate_that_others_may_read_is_named_in_the_log(UnixFileMode mode, int warnings)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        using var log = new LogWatch(LogLevel.Warning);
        var path = _folder.Pem("keys");
        SetMode(path, mode);
        await using var site = new SiteHost(Settings(("Keys:Certificate", path)), database: _folder.File("site.db"), log: log);
        Assert.NotEmpty(site.RefFor(Minted.Shopper()));
        Assert.Equal(warnings, log.Errors.Count(line => line.EndsWith($"Run as its owner: chmod 600 '{path}'", StringComparison.Ordinal)));
    }

    public void Dispose() => _folder.Dispose();

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    /// <summary>The certificate of that name, made when it is first asked for.</summary>
    private (string, string?)[] Pfx(string name) => [("Keys:Certificate", Path(name)), ("Keys:CertificatePassword", KeyFile.Password)];

    private (string, string?)[] Previous(string name) => [("Keys:Previous:0:Certificate", Path(name)), ("Keys:Previous:0:CertificatePassword", KeyFile.Password)];

    private string Path(string name) => File.Exists(_folder.File(name)) ? _folder.File(name) : _folder.Pfx(name);

    private SiteHost Site(params (string Name, string? Value)[] settings) => new(Settings(settings), database: _folder.File("site.db"));

    private static IEnumerable<KeyValuePair<string, string?>> Settings(params (string Name, string? Value)[] settings) => settings.Select(s => KeyValuePair.Create(s.Name, s.Value));

    private static Task<List<string>> KeysAsync(SiteHost site) => site.ReadAsync(db => db.DataProtectionKeys.Select(k => k.Xml!).ToListAsync(Cancel));
}
