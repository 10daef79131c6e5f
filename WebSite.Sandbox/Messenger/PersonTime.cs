using System.Globalization;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Messenger;

/// <summary>Times as the person's phone shows them.</summary>
internal static class PersonTime
{
    public static DateTimeOffset Local(Person person, DateTimeOffset time) =>
        time.ToOffset(TimeSpan.FromMinutes(Math.Round(Math.Clamp(person.Timezone, -14, 14) * 60)));

    /// <summary>The hour today, with the day before that.</summary>
    public static string Of(Person person, DateTimeOffset time, DateTimeOffset now)
    {
        var (local, today) = (Local(person, time), Local(person, now).Date);
        return local.ToString(local.Date == today ? "HH:mm" : today - local.Date < TimeSpan.FromDays(7) ? "ddd HH:mm" : "d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);
    }

    public static string Day(Person person, DateTimeOffset time) => Local(person, time).ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);
}
