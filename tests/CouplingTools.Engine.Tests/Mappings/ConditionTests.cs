using CouplingTools.Engine.Mappings.Conditions;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Tests.Synchronization.Support;
using Xunit;
using Record = CouplingTools.Engine.Records.Record;

namespace CouplingTools.Engine.Tests.Mappings;

public sealed class ConditionTests
{
    private static readonly Record s_record = TestMapping.Record(
        ("country", "DE"), ("name", "O'Neill & Sons "), ("credit", 1500m), ("blocked", false), ("since", new DateOnly(2024, 5, 1)), ("city", null));

    [Theory]
    [InlineData("country eq 'de'", true)]
    [InlineData("country ne 'DE'", false)]
    [InlineData("name eq 'O''Neill & Sons'", true)]
    [InlineData("city eq null", true)]
    [InlineData("city eq ''", true)]
    [InlineData("city ne null", false)]
    [InlineData("city lt 'Z'", false)]
    [InlineData("country eq 'FR' or credit gt 1000 and blocked eq false", true)]
    [InlineData("(country eq 'FR' or credit gt 1000) and blocked eq true", false)]
    [InlineData("not country eq 'FR' and not (credit lt 10)", true)]
    [InlineData("credit ge 1500 and credit le 1500.00", true)]
    [InlineData("since ge 2024-05-01 and since lt 2024-06-01", true)]
    [InlineData("startswith(name,'o') and endswith(name,'sons') and contains(name,'NEILL')", true)]
    [InlineData("contains(name,'x')", false)]
    public void A_condition_holds_or_not(string text, bool expected)
    {
        var condition = ConditionParser.Parse(text).Select(comparison => comparison with { Value = ValueOf(comparison) });
        Assert.Equal(expected, condition.Holds(s_record));
    }

    [Theory]
    [InlineData("")]
    [InlineData("country")]
    [InlineData("country eq")]
    [InlineData("country = 'DE'")]
    [InlineData("country eq 'DE' country")]
    [InlineData("(country eq 'DE'")]
    [InlineData("country like 'D'")]
    [InlineData("startswith(name)")]
    [InlineData("contains(name,3)")]
    [InlineData("'DE' eq country")]
    public void What_is_no_condition_is_refused(string text) =>
        Assert.NotEmpty(Assert.Throws<ConditionException>(() => ConditionParser.Parse(text)).Message);

    private static FieldValue ValueOf(Comparison comparison) => comparison.Field == "since"
        ? FieldValue.Of(DateOnly.Parse((string)comparison.Literal!, System.Globalization.CultureInfo.InvariantCulture))
        : FieldValue.Of(comparison.Literal);
}
