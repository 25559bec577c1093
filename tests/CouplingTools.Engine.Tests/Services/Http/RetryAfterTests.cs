using CouplingTools.Engine.Services.Http;
using CsCheck;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Http;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset s_now = new(2025, 3, 5, 10, 40, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData("7", 7)]
    [InlineData(" 120 ", 120)]
    [InlineData("1.5", 1.5)]
    [InlineData("Wed, 05 Mar 2025 10:42:07 GMT", 127)]
    [InlineData("Wednesday, 05-Mar-25 10:42:07 GMT", 127)]
    [InlineData("Wed Mar  5 10:42:07 2025", 127)]
    public void Seconds_and_dates_are_honoured(string header, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Read(header));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("-999999999999999999999")]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("NaN")]
    [InlineData("-Infinity")]
    [InlineData("00:01:00")]
    [InlineData("0x10")]
    [InlineData("Wed, 05 Mar 2025 10:40:00 GMT")]
    [InlineData("Wed, 05 Mar 2025 09:00:00 GMT")]
    [InlineData("Wed, 99 Mar 2025 10:42:07 GMT")]
    public void What_asks_for_no_wait_or_cannot_be_read_counts_as_absent(string header) => Assert.Null(Read(header));

    [Fact]
    public void An_absent_header_asks_for_no_wait() => Assert.Null(Read());

    [Theory]
    [InlineData("301")]
    [InlineData("99999999999999999999999")]
    [InlineData("1e300")]
    [InlineData("Infinity")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    public void A_huge_wait_is_cut_to_the_longest(string header) => Assert.Equal(s_longest, Read(header));

    [Fact]
    public void Of_several_values_the_longest_counts() => Assert.Equal(TimeSpan.FromSeconds(9), Read("3", "soon", "9"));

    [Fact]
    public void Whatever_the_header_says_the_wait_is_absent_or_bounded() =>
        Gen.OneOf(Gen.String, Gen.String["0123456789.-+eE GMT:,adnuW"], Gen.Double.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            .Sample(header => Read(header) is not { } wait || (wait >= TimeSpan.Zero && wait <= s_longest), iter: 20_000);

    private static TimeSpan? Read(params string[] values) => RetryAfter.Read(values, s_now, s_longest);
}
