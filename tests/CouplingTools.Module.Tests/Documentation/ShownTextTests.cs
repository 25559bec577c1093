namespace CouplingTools.Module.Tests.Documentation;

public sealed class ShownTextTests
{
    [Theory]
    [InlineData("Updated  Customer", "Updated      Customer  \n")]
    [InlineData("at 2026-01-02 03:04:05", "at 2027-12-11 10:09:08")]
    [InlineData("id 019c31f8-09f6-4698-b601-589101320b88", "id 025bc369-5998-43cd-856a-b8f4b5e630b7")]
    [InlineData("first\n...\nlast", "first\nsecond\nthird\nlast")]
    [InlineData("first\n...", "first\nsecond")]
    public void Ids_times_widths_and_left_out_lines_make_no_difference(string printed, string shown) => Assert.True(ShownText.Matches(printed, shown));

    [Theory]
    [InlineData("Updated", "Unchanged")]
    [InlineData("first\nthird", "first\nsecond\nthird")]
    [InlineData("first", "first\nsecond")]
    [InlineData("first\n...\nlast", "first\nlast\nmore")]
    [InlineData("Outcome Reason", "Outcome Reason Mapping")]
    public void Other_words_lines_and_columns_do(string printed, string shown) => Assert.False(ShownText.Matches(printed, shown));
}
