using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using Xunit;

namespace CouplingTools.Engine.Tests.Mappings.Support;

/// <summary>Builds codecs for columns of two kinds, and calls them with plain values.</summary>
internal static class Codecs
{
    public static FieldMapping Mapping(string codec, params string[] sales) => new()
    {
        Name = "field",
        Codec = codec,
        BusinessCentral = ["bc"],
        Sales = sales.Length == 0 ? ["sales"] : sales,
    };

    public static IFieldCodec Build(
        this FieldMapping field, FieldKind businessCentral = FieldKind.Text, FieldKind sales = FieldKind.Text, int? businessCentralLength = null, int? salesLength = null) =>
        CodecKinds.Build(new CodecColumns(
            field,
            [new FieldDescription { Name = "bc", Kind = businessCentral, MaxLength = businessCentralLength }],
            [.. field.Sales.Select(name => new FieldDescription { Name = name, Kind = sales, MaxLength = salesLength })]));

    public static FieldValue Read(this IFieldCodec codec, Side side, object? value, ILookups? lookups = null) =>
        codec.Read(side, [FieldValue.Of(value)], lookups ?? NoLookups.Instance);

    public static CodecResult Write(this IFieldCodec codec, Side target, object? canonical, object? present = null, ILookups? lookups = null) =>
        codec.Write(target, FieldValue.Of(canonical), [FieldValue.Of(present)], lookups ?? NoLookups.Instance);

    /// <summary>The one value written, which must be without a problem.</summary>
    public static object? Written(this CodecResult result) =>
        result.Problem is null ? Assert.Single(result.Values).Value : throw new InvalidOperationException(result.Problem.Message);

    /// <summary>Carries one side's value to the other, which is empty.</summary>
    public static CodecResult Carry(this IFieldCodec codec, Side target, object? value, object? present = null, ILookups? lookups = null)
    {
        var source = target == Side.Sales ? Side.BusinessCentral : Side.Sales;
        return codec.Write(target, codec.Read(source, value, lookups).Value, present, lookups);
    }
}
