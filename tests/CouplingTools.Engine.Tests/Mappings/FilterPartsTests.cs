using CouplingTools.Engine.Mappings.Checking;
using Xunit;

namespace CouplingTools.Engine.Tests.Mappings;

public sealed class FilterPartsTests
{
    [Theory]
    [InlineData("a eq 1", "a eq 1")]
    [InlineData("a eq 1 and b eq 'x and y' and (c eq 1 and d eq 2)", "a eq 1|b eq 'x and y'|(c eq 1 and d eq 2)")]
    [InlineData("a eq 'it''s' and contains(b,' and ')", "a eq 'it''s'|contains(b,' and ')")]
    [InlineData("a eq 1 and b eq 2 or c eq 3", "a eq 1 and b eq 2 or c eq 3")]
    public void A_filter_is_taken_apart_only_where_its_parts_stand_for_themselves(string filter, string parts) =>
        Assert.Equal(parts.Split('|'), FilterParts.Of(filter));
}
