using WebSite.Model;

namespace WebSite.Figures;

/// <summary>A period cut into hours, days or months, for a chart. What is yet to come of it is cut as well.</summary>
/// <param name="Period">What is cut.</param>
/// <param name="Step">Into what.</param>
public sealed record Pieces(Period Period, PieceKind Step)
{
    /// <summary>Longer periods are cut into months: more points than this are no clearer.</summary>
    private const int MostDays = 400;

    /// <summary>Cuts a period as suits its length.</summary>
    public static Pieces Of(Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return new(period, period.Days == 1 ? PieceKind.Hour : period.Days <= MostDays ? PieceKind.Day : PieceKind.Month);
    }

    /// <summary>How many there are.</summary>
    public int Count => Step switch
    {
        PieceKind.Hour => End - Period.From,
        PieceKind.Day => Period.Days,
        _ => MonthOf(Period.Last) - MonthOf(Period.First) + 1,
    };

    /// <summary>The hour with which one begins. That of the first month is the period's.</summary>
    public int From(int index) => Step switch
    {
        PieceKind.Hour => Period.From + index,
        PieceKind.Day => Period.HourAt(Period.First.AddDays(index), Period.Zone),
        _ => Math.Max(Period.From, Period.HourAt(MonthStart(index), Period.Zone)),
    };

    /// <summary>The hour after one's last.</summary>
    public int To(int index) => index == Count - 1 ? End : From(index + 1);

    /// <summary>When one begins, as clocks show it where the merchant is.</summary>
    public DateTime StartOf(int index) => Step switch
    {
        PieceKind.Hour => TimeZoneInfo.ConvertTime(Spans.TimeOf(From(index)), Period.Zone).DateTime,
        PieceKind.Day => Period.First.AddDays(index).ToDateTime(TimeOnly.MinValue),
        _ => MonthStart(index).ToDateTime(TimeOnly.MinValue),
    };

    /// <summary>Whether nothing of one has come yet.</summary>
    public bool IsToCome(int index) => From(index) >= Period.To;

    /// <summary>Whether the period isn't over.</summary>
    public bool IsGoingOn => Period.To < End;

    /// <summary>The first hour that isn't the period's any more, once it is over.</summary>
    private int End => Period.HourAt(Period.Last.AddDays(1), Period.Zone);

    /// <summary>The fewest questions that find a sum for each piece: neighbours of one length are asked for together.</summary>
    internal IEnumerable<Run> Runs()
    {
        if (Step == PieceKind.Hour)
        {
            yield return new(Span.Hour, Period.From, Period.To, 0, 1);
            yield break;
        }

        for (var day = 0; day < Period.Days;)
        {
            var (first, from, length) = (day, Start(day), Start(day + 1) - Start(day));
            while (day < Period.Days && Start(day + 1) - Start(day) == length)
            {
                day++;
            }

            // Days that are UTC's are kept as such; but of one that isn't over, only a part belongs to the period.
            var (to, whole) = (Math.Min(Start(day), Period.To), from % 24 == 0 && length == 24);
            var hours = whole ? to - to % 24 : from;
            if (hours > from)
            {
                yield return new(Span.Day, from, hours, first, length);
            }

            if (to > hours)
            {
                yield return new(Span.Hour, hours, to, first + (hours - from) / length, length);
            }
        }
    }

    /// <summary>The piece in which the sum of a run's part lies.</summary>
    internal int IndexOf(int part) => Step == PieceKind.Month ? MonthOf(Period.First.AddDays(part)) - MonthOf(Period.First) : part;

    private int Start(int day) => Period.HourAt(Period.First.AddDays(day), Period.Zone);

    private DateOnly MonthStart(int index) => new DateOnly(Period.First.Year, Period.First.Month, 1).AddMonths(index);

    private static int MonthOf(DateOnly day) => day.Year * 12 + day.Month;
}

/// <summary>Hours or days that are summed up in parts of one length.</summary>
/// <param name="Span">What is read.</param>
/// <param name="From">The first hour.</param>
/// <param name="To">The hour after the last.</param>
/// <param name="First">The number of the first part: hours of the period, or days.</param>
/// <param name="Length">Hours in a part.</param>
internal readonly record struct Run(Span Span, int From, int To, int First, int Length);
