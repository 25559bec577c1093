using CouplingTools.Engine.Matching;
using Xunit;

namespace CouplingTools.Engine.Tests.Matching;

public sealed class SimilarityTests
{
    [Theory]
    [InlineData("MARTHA", "MARHTA", 0.961)]
    [InlineData("DIXON", "DICKSONX", 0.813)]
    [InlineData("DWAYNE", "DUANE", 0.840)]
    [InlineData("SAME", "SAME", 1)]
    [InlineData("ABC", "XYZ", 0)]
    [InlineData("", "A", 0)]
    public void Words_are_compared_as_Jaro_and_Winkler_published_it(string left, string right, double expected) =>
        Assert.Equal(expected, JaroWinkler.Of(left, right), 3);

    [Theory]
    [InlineData("MICROSOFT", "MICORSOFT", 92, 99)]
    [InlineData("ELI LILLY", "LILLY ELI", 99, 99)]
    [InlineData("BLUESTONE TIMBER", "BLUESTONE TOOLS", 0, 89)]
    [InlineData("CONTOSO", "CONTOSO EUROPE", 0, 80)]
    [InlineData("STORE 17", "STORE 18", 0, 0)]
    [InlineData("CONTOSO", "CONTOSO", 100, 100)]
    public void Names_are_similar_where_each_word_has_a_similar_one(string left, string right, int least, int most)
    {
        Assert.InRange(Similarity.Of(left, right), least, most);
        Assert.Equal(Similarity.Of(left, right), Similarity.Of(right, left));
    }
}
