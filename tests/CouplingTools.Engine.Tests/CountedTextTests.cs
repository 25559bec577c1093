using Xunit;

namespace CouplingTools.Engine.Tests;

public sealed class CountedTextTests
{
    [Theory]
    [InlineData(0, "0 records of 'A|B' wait")]
    [InlineData(1, "1 record of 'A|B' waits")]
    [InlineData(2, "2 records of 'A|B' wait")]
    public void A_number_chooses_words(int count, string text) =>
        Assert.Equal(text, CountedText.Format("{0} {0:record|records} of '{1}' {0:waits|wait}", [count, "A|B"]));

    [Fact]
    public void Everything_else_is_written_without_regard_to_the_culture()
    {
        var time = new DateTimeOffset(2026, 5, 4, 3, 2, 1, TimeSpan.Zero);
        Assert.Equal("1.5  2026-05-04 1 day", CountedText.Format("{0} {1} {2:yyyy-MM-dd} {3} {3:day|days}", [1.5m, null, time, 1d]));
    }
}
