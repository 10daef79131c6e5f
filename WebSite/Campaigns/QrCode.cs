using QRCoder;

namespace WebSite.Campaigns;

/// <summary>A QR code as its squares, the same for every way of drawing it.</summary>
internal sealed class QrCode
{
    /// <summary>The quiet zone around it, in squares: ISO/IEC 18004 asks for four.</summary>
    public const int Margin = 4;

    /// <summary>How much of the side the blank for a logo takes at most: with <see cref="QRCodeGenerator.ECCLevel.H"/> 30 % of the code may be lost, this is 6 %.</summary>
    private const double LargestBlank = 0.25;

    private readonly bool[,] _isDark;

    private QrCode(bool[,] isDark, int blank) => (_isDark, Blank) = (isDark, blank);

    /// <summary>Squares a side, without the margin.</summary>
    public int Count => _isDark.GetLength(0);

    /// <summary>Squares a side, with the margin.</summary>
    public int Side => Count + (2 * Margin);

    /// <summary>The side of the blank in the middle where the logo stands, in squares; 0 for none.</summary>
    public int Blank { get; }

    /// <summary>Where the blank begins, from the left and from above, without the margin.</summary>
    public int BlankStart => (Count - Blank) / 2;

    /// <summary>Whether a square is dark.</summary>
    public bool this[int row, int column] => _isDark[row, column];

    /// <summary>Draws a text.</summary>
    /// <param name="text">An address.</param>
    /// <param name="hasLogo">Leaves a blank in the middle, and raises the error correction from M to H to make up for it.</param>
    public static QrCode Of(string text, bool hasLogo)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, hasLogo ? QRCodeGenerator.ECCLevel.H : QRCodeGenerator.ECCLevel.M);
        var count = data.ModuleMatrix.Count - (2 * Margin); // QRCoder adds the quiet zone itself.
        var blank = hasLogo ? ((int)(count * LargestBlank) - 1) | 1 : 0; // Odd as the count is, so that it stands in the middle.
        var (from, to) = ((count - blank) / 2, (count + blank) / 2);
        var isDark = new bool[count, count];
        for (var row = 0; row < count; row++)
        {
            for (var column = 0; column < count; column++)
            {
                var isBlank = row >= from && row < to && column >= from && column < to;
                isDark[row, column] = !isBlank && data.ModuleMatrix[row + Margin][column + Margin];
            }
        }

        return new(isDark, blank);
    }
}
