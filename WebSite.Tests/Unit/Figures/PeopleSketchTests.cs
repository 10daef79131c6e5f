using WebSite.Model;

namespace WebSite.Tests.Unit.Figures;

public class PeopleSketchTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(PeopleSketch.ExactUpTo)]
    public void Few_people_are_counted_exactly(int people)
    {
        var sketch = Of(1, people);
        Assert.True(sketch.IsExact);
        Assert.Equal(people, sketch.Count);
        Assert.Equal(people, PeopleSketch.Read(sketch.ToBytes()).Count);
    }

    [Theory]
    [InlineData(PeopleSketch.ExactUpTo + 1)]
    [InlineData(5_000)]
    [InlineData(12_000)]
    [InlineData(100_000)]
    [InlineData(1_000_000)]
    public void Many_are_estimated_within_the_stated_error(int people)
    {
        var errors = Enumerable.Range(0, 12).Select(n => (Of(1 + (n * 5_000_000L), people).Count - people) / (double)people).ToList();
        Assert.InRange(Math.Sqrt(errors.Average(e => e * e)), 0, 1.5 * PeopleSketch.Error);
        Assert.All(errors, e => Assert.InRange(e, -4 * PeopleSketch.Error, 4 * PeopleSketch.Error));
    }

    [Fact]
    public void Who_is_in_two_counts_once()
    {
        var (first, second, both) = (Of(1, 30_000), Of(15_001, 30_000), Of(1, 45_000));
        first.Add(second);
        Assert.Equal(both.Count, first.Count);
        Assert.Equal(both.ToBytes(), PeopleSketch.Read(first.ToBytes()).ToBytes());

        var (few, many) = (Of(1, 3), Of(2, 20_000));
        few.Add(many);
        Assert.Equal(Of(1, 20_001).Count, few.Count);
    }

    [Fact]
    public void Bytes_of_something_else_are_refused() => Assert.Throws<ArgumentException>(() => PeopleSketch.Read(new byte[7]));

    private static PeopleSketch Of(long first, int people)
    {
        var sketch = new PeopleSketch();
        for (var id = first; id < first + people; id++)
        {
            sketch.Add(id);
        }

        return sketch;
    }
}
