using CouplingTools.Engine.Records;
using CouplingTools.Engine.Tests.Mappings.Support;
using Xunit;

namespace CouplingTools.Engine.Tests.Mappings.Codecs;

public sealed class TextCodecTests
{
    [Theory]
    [InlineData("Fabrikam", "  Fabrikam\t", true)]
    [InlineData("one\r\ntwo", "one\ntwo", true)]
    [InlineData("one\rtwo", "one\ntwo", true)]
    [InlineData("   ", null, true)]
    [InlineData("Fabrikam", "fabrikam", false)]
    [InlineData("one two", "one  two", false)]
    [InlineData("Köln", "Koln", false)]
    public void Blanks_around_a_text_and_line_endings_make_no_difference(string left, string? right, bool equal)
    {
        var codec = Support.Codecs.Mapping("text").Build();
        Assert.Equal(equal, codec.AreEqual(codec.Read(Side.BusinessCentral, left), codec.Read(Side.Sales, right)));
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused_naming_field_length_and_limit()
    {
        var problem = Support.Codecs.Mapping("text").Build(businessCentralLength: 5).Carry(Side.BusinessCentral, "Fabrikam").Problem!;
        Assert.Equal("ValueTooLong", problem.Reason);
        Assert.Equal("Field 'field': 'Fabrikam' has 8 characters; 'bc' in Business Central holds 5.", problem.Message);
        Assert.Null(problem.Policy);
    }

    [Fact]
    public void A_text_that_just_fits_is_written() =>
        Assert.Equal("Fabri", Support.Codecs.Mapping("text").Build(businessCentralLength: 5).Carry(Side.BusinessCentral, " Fabri ").Written());

    [Fact]
    public void Spelling_that_makes_no_difference_is_left_as_it_is() =>
        Assert.Equal(" Fabrikam ", Support.Codecs.Mapping("text").Build().Carry(Side.Sales, "Fabrikam", present: " Fabrikam ").Written());

    [Theory]
    [InlineData("us", "US ", true)]
    [InlineData("i", "I", true)]
    [InlineData("ı", "I", false)]
    [InlineData("US", "UK", false)]
    public void Case_and_blanks_around_a_code_make_no_difference(string left, string right, bool equal)
    {
        var codec = Support.Codecs.Mapping("code").Build();
        Assert.Equal(equal, codec.AreEqual(codec.Read(Side.BusinessCentral, left), codec.Read(Side.Sales, right)));
    }

    [Fact]
    public void A_code_is_written_in_upper_case() =>
        Assert.Equal("IS", Support.Codecs.Mapping("code").Build().Carry(Side.BusinessCentral, " is").Written());

    [Fact]
    public void A_country_that_no_list_knows_does_not_become_a_code()
    {
        var country = BuiltIn.Customer.Field("country").Codec;
        Assert.Equal("US", country.Carry(Side.BusinessCentral, "United States").Written());
        Assert.Equal("ValueTooLong", country.Carry(Side.BusinessCentral, "United Atlantis").Problem!.Reason);
        Assert.Equal("US", country.Carry(Side.Sales, "US").Written());
        Assert.Equal("United States", country.Carry(Side.Sales, "US", present: "United States").Written());
    }

    [Fact]
    public void A_blank_stays_a_blank() =>
        Assert.Equal(FieldValue.Blank, Assert.Single(Support.Codecs.Mapping("text").Build().Carry(Side.Sales, "  ").Values));
}
