using CouplingTools.Engine.Couplings;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings;

internal static class BaseAssert
{
    /// <summary>Equal values of equal types, the scale of numbers included.</summary>
    public static void Same(IReadOnlyDictionary<string, FieldBase> expected, IReadOnlyDictionary<string, FieldBase> actual)
    {
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        foreach (var (field, value) in expected)
        {
            Assert.Equal((value.Meaning, value.Trace), (actual[field].Meaning, actual[field].Trace));
            foreach (var side in Enum.GetValues<Side>())
            {
                Assert.Equal(value.On(side), actual[field].On(side));
                Assert.Equal(value.On(side).Select(one => one.Text), actual[field].On(side).Select(one => one.Text));
            }
        }
    }
}
