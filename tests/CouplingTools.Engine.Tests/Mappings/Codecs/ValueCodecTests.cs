using CouplingTools.Engine.Services;
using CouplingTools.Engine.Tests.Mappings.Support;
using Xunit;

namespace CouplingTools.Engine.Tests.Mappings.Codecs;

public sealed class ValueCodecTests
{
    public static TheoryData<decimal?, decimal?, int?, bool> Numbers => new()
    {
        { 1.50m, 1.5m, null, true },
        { 0m, null, null, true },
        { 1m, null, null, false },
        { 1.005m, 1.01m, 2, true },
        { 1.004m, 1.01m, 2, false },
        { 1.004m, 1.0041m, null, false },
        { -0.004m, null, 2, true },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Numbers_are_compared_by_value_after_rounding_to_the_scale(decimal? businessCentral, decimal? sales, int? scale, bool equal)
    {
        var codec = (Support.Codecs.Mapping("decimal") with { Scale = scale }).Build(FieldKind.Number, FieldKind.Number);
        Assert.Equal(equal, codec.Agree(codec.Read(Side.BusinessCentral, businessCentral), codec.Read(Side.Sales, sales)));
    }

    [Fact]
    public void A_number_is_shown_without_the_zeros_a_service_puts_behind_it() =>
        Assert.Equal("83000.5", Support.Codecs.Mapping("decimal").Build(FieldKind.Number, FieldKind.Number).Read(Side.Sales, 83000.5000m).Text);

    [Fact]
    public void A_blank_number_is_written_to_Business_Central_as_zero() =>
        Assert.Equal(0m, Support.Codecs.Mapping("decimal").Build(FieldKind.Number, FieldKind.Number).Carry(Side.BusinessCentral, null, present: 5m).Written());

    [Fact]
    public void A_zero_is_written_to_a_new_record_so_that_no_default_takes_its_place()
    {
        Assert.Equal(0m, Support.Codecs.Mapping("decimal").Build(FieldKind.Number, FieldKind.Number).Carry(Side.Sales, 0m).Written());
        Assert.Equal(false, Support.Codecs.Mapping("boolean").Build(FieldKind.Boolean, FieldKind.Boolean).Carry(Side.Sales, false).Written());
    }

    [Fact]
    public void A_fraction_does_not_go_into_a_column_of_whole_numbers() =>
        Assert.Equal(
            "ValueNotConvertible",
            Support.Codecs.Mapping("decimal").Build(FieldKind.Number, FieldKind.Integer).Carry(Side.Sales, 1.5m).Problem!.Reason);

    [Fact]
    public void A_blank_truth_value_is_no_and_is_written_to_Business_Central_as_no()
    {
        var codec = Support.Codecs.Mapping("boolean").Build(FieldKind.Boolean, FieldKind.Boolean);
        Assert.True(codec.AreEqual(codec.Read(Side.BusinessCentral, false), codec.Read(Side.Sales, null)));
        Assert.False(codec.AreEqual(codec.Read(Side.BusinessCentral, true), codec.Read(Side.Sales, null)));
        Assert.Equal(false, codec.Carry(Side.BusinessCentral, null, present: true).Written());
    }

    [Fact]
    public void A_time_stands_for_its_date_in_UTC()
    {
        var codec = Support.Codecs.Mapping("date").Build(FieldKind.Date, FieldKind.DateTime);
        var lateInTheEvening = new DateTimeOffset(2025, 1, 31, 22, 0, 0, TimeSpan.FromHours(-5));
        Assert.Equal(new DateOnly(2025, 2, 1), codec.Read(Side.Sales, lateInTheEvening).Value);
        Assert.Equal(new DateOnly(2025, 2, 1), codec.Carry(Side.BusinessCentral, lateInTheEvening).Written());
    }

    [Fact]
    public void A_date_is_written_to_a_column_with_a_time_as_midnight_UTC_and_leaves_the_time_of_the_same_date_alone()
    {
        var codec = Support.Codecs.Mapping("date").Build(FieldKind.Date, FieldKind.DateTime);
        var noon = new DateTimeOffset(2025, 2, 1, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateTimeOffset(2025, 2, 1, 0, 0, 0, TimeSpan.Zero), codec.Carry(Side.Sales, new DateOnly(2025, 2, 1)).Written());
        Assert.Equal(noon, codec.Carry(Side.Sales, new DateOnly(2025, 2, 1), present: noon).Written());
    }

    [Fact]
    public void A_value_of_a_foreign_type_is_refused()
    {
        Assert.Equal("ValueNotConvertible", Support.Codecs.Mapping("date").Build(FieldKind.Date, FieldKind.Date).Carry(Side.Sales, "soon").Problem!.Reason);
        Assert.Equal("ValueNotConvertible", Support.Codecs.Mapping("decimal").Build(FieldKind.Number, FieldKind.Number).Carry(Side.Sales, "many").Problem!.Reason);
        Assert.Equal("ValueNotConvertible", Support.Codecs.Mapping("boolean").Build(FieldKind.Boolean, FieldKind.Boolean).Carry(Side.Sales, "maybe").Problem!.Reason);
    }
}
