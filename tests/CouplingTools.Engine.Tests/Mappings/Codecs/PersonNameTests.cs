using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Tests.Mappings.Support;
using Xunit;

namespace CouplingTools.Engine.Tests.Mappings.Codecs;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("", "||")]
    [InlineData("Madonna", "||Madonna")]
    [InlineData("Ada Lovelace", "Ada||Lovelace")]
    [InlineData("Johann Sebastian Bach", "Johann|Sebastian|Bach")]
    [InlineData("Jean  Paul Émile\tSartre", "Jean|Paul Émile|Sartre")]
    public void A_name_is_taken_apart_at_its_blanks(string name, string parts) =>
        Assert.Equal(parts.Split('|'), PersonName.Split(name, string.Empty, hasMiddle: true));

    [Theory]
    [InlineData("Madonna", "|Madonna")]
    [InlineData("Johann Sebastian Bach", "Johann Sebastian|Bach")]
    public void Without_a_middle_name_the_first_words_stay_together(string name, string parts) =>
        Assert.Equal(parts.Split('|'), PersonName.Split(name, string.Empty, hasMiddle: false));

    [Theory]
    [InlineData("Ludwig van Beethoven", "van Beethoven", "Ludwig||van Beethoven")]
    [InlineData("Ludwig Otto van Beethoven", "van Beethoven", "Ludwig|Otto|van Beethoven")]
    [InlineData("van Beethoven", "van Beethoven", "||van Beethoven")]
    [InlineData("Ludwig Bach", "van Beethoven", "Ludwig||Bach")]
    [InlineData("Ludwig Ivan Beethoven", "van Beethoven", "Ludwig|Ivan|Beethoven")]
    public void A_last_name_of_several_words_is_kept_while_the_name_ends_with_it(string name, string presentLast, string parts) =>
        Assert.Equal(parts.Split('|'), PersonName.Split(name, presentLast, hasMiddle: true));

    [Fact]
    public void A_present_split_of_the_same_name_is_kept()
    {
        FieldValue[] present = [FieldValue.Of("Mary Ann"), FieldValue.Blank, FieldValue.Of("Evans")];
        var codec = BuiltIn.Contact.Field("displayName").Codec;
        Assert.Equal(present, codec.Write(Side.Sales, FieldValue.Of("Mary Ann Evans"), present, NoLookups.Instance).Values);
    }

    [Fact]
    public void A_part_that_is_too_long_is_refused_by_its_own_column()
    {
        var codec = BuiltIn.Contact.Field("displayName").Codec;
        var problem = codec.Write(Side.Sales, FieldValue.Of("Ada " + new string('x', 51)), [default, default, default], NoLookups.Instance).Problem!;
        Assert.Equal("ValueTooLong", problem.Reason);
        Assert.Contains("has 51 characters; 'lastname' in Sales holds 50", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_parts_are_joined_by_single_blanks() =>
        Assert.Equal(
            "Ada King Lovelace",
            BuiltIn.Contact.Field("displayName").Codec.Read(Side.Sales, [FieldValue.Of(" Ada"), FieldValue.Of("King "), FieldValue.Of("Lovelace")], NoLookups.Instance).Text);
}
