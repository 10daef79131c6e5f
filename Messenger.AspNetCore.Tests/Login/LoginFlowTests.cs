using System.Security.Cryptography;
using System.Text;
using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Login;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;

namespace Messenger.AspNetCore.Tests.Login;

public class LoginFlowTests
{
    private static readonly MessengerOptions Options = new() { AppId = Settings.AppId, PageId = Settings.PageId, ClientToken = "a-client-token", GraphVersion = "v25.0" };

    [Fact]
    public void The_dialog_is_asked_for_one_permission_with_a_state_and_the_hash_of_the_secret()
    {
        var verifier = LoginFlow.NewVerifier();

        var dialog = new Uri(LoginFlow.Dialog(Options, "https://shop.example/messenger/login/back", "s t&te", verifier));

        var query = QueryHelpers.ParseQuery(dialog.Query);
        Assert.Equal("https://www.facebook.com/v25.0/dialog/oauth", dialog.GetLeftPart(UriPartial.Path));
        string[] named = ["client_id", "redirect_uri", "response_type", "scope", "messenger_page_id", "state", "code_challenge_method"];
        Assert.Equal(
            [Settings.AppId, "https://shop.example/messenger/login/back", "code", "user_messenger_contact", Settings.PageId, "s t&te", "S256"],
            named.Select(name => query[name].ToString()));
        Assert.Equal(WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))), query["code_challenge"]);
        Assert.DoesNotContain(verifier, dialog.Query, StringComparison.Ordinal);
        Assert.Equal(43, verifier.Length);
        Assert.NotEqual(verifier, LoginFlow.NewVerifier());
    }

    /// <summary>Worked out with <c>openssl dgst -sha256 -hmac</c>.</summary>
    [Fact]
    public void The_login_id_is_worked_out_as_Facebooks_sample_does_it() =>
        Assert.Equal("74e94515e4f7fcb83f712e7de983ffe97ef2a69f6dfd82fbd2623b731d9545fa", LoginFlow.IdOf(Options, "4021"));
}
