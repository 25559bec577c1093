using CouplingTools.Engine.Couplings.Postgres;
using CsCheck;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Postgres;

public sealed class NullCharacterTests
{
    [Theory]
    [InlineData("""{"a":"x\u0000y"}""", """{"a":"x\ufdd0y"}""")]
    [InlineData("""{"a":"\\\u0000\u0000"}""", """{"a":"\\\ufdd0\ufdd0"}""")]
    [InlineData("""{"a":"\\u0000"}""", """{"a":"\\u0000"}""")]
    public void Only_the_escape_of_a_null_character_is_another_while_it_is_stored(string json, string stored)
    {
        Assert.Equal(stored, NullCharacter.Hide(json));
        Assert.Equal(json, NullCharacter.Show(stored));
    }

    [Fact]
    public void Every_text_comes_back() =>
        Gen.OneOf("\\", "\0", "u0000", "ufdd0", "\ufdd0", "a").List[0, 8].Select(string.Concat).Sample(text =>
        {
            var json = Engine.Couplings.Encoding.StoreJson.Write<string>([text]);
            return !NullCharacter.Hide(json).Contains("\\u0000", StringComparison.Ordinal) == !text.Contains("\\u0000", StringComparison.Ordinal)
                && NullCharacter.Show(NullCharacter.Hide(json)) == json;
        });
}
