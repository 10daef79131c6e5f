using System.ComponentModel.DataAnnotations;

namespace WebSite.Accounts;

/// <summary>A password that somebody chooses, in a form. What else it mustn't be, <see cref="PasswordRule"/> says.</summary>
public sealed class NewPassword
{
    /// <summary>What stands beside the field.</summary>
    public const string Hint = "At least 12 characters. A sentence is good.";

    [DataType(DataType.Password)]
    [Required(ErrorMessage = "Choose a password.")]
    [StringLength(256, MinimumLength = 12, ErrorMessage = "A password has 12 to 256 characters. Four or five words make a good one.")]
    public string Password { get; set; } = "";
}
