using CouplingTools.Engine.Mappings.Compilation;
using Xunit;

namespace CouplingTools.Engine.Tests.Mappings;

/// <summary>What makes a base stop counting, and what does not.</summary>
public sealed class FieldMeaningTests
{
    private static readonly FieldMapping s_field = new()
    {
        Name = "city",
        BusinessCentral = ["city"],
        Sales = ["address1_city"],
        TransformToSales = [new FieldTransformation("replace", new Dictionary<string, string> { ["from"] = "a", ["to"] = "b" })],
        Options = new Dictionary<string, int> { ["A"] = 1, ["B"] = 2 },
        Lookup = new LookupDefinition { Mapping = "Customer" },
    };

    public static TheoryData<string, FieldMapping> Changed => new()
    {
        { "field", s_field with { BusinessCentral = ["county"] } },
        { "target field", s_field with { Sales = ["address1_county"] } },
        { "more fields", s_field with { Sales = ["address1_city", "address2_city"] } },
        { "codec", s_field with { Codec = "code" } },
        { "transformation", s_field with { TransformToSales = [] } },
        { "transformation back", s_field with { TransformToBusinessCentral = [new FieldTransformation("upper", new Dictionary<string, string>())] } },
        { "argument", s_field with { TransformToSales = [new FieldTransformation("replace", new Dictionary<string, string> { ["from"] = "a", ["to"] = "c" })] } },
        { "table of values", s_field with { TransformToSales = [s_field.TransformToSales[0] with { Values = new Dictionary<string, string> { ["x"] = "y" } }] } },
        { "option", s_field with { Options = new Dictionary<string, int> { ["A"] = 1, ["B"] = 3 } } },
        { "lookup", s_field with { Lookup = new LookupDefinition { Mapping = "Vendor" } } },
        { "scale", s_field with { Scale = 2 } },
    };

    public static TheoryData<string, FieldMapping> Kept => new()
    {
        { "direction", s_field with { Direction = SyncDirection.ToSales } },
        { "conflicts", s_field with { OnConflict = ConflictPolicy.Newest } },
        { "lookups", s_field with { OnLookupMissing = LookupMissingPolicy.Clear } },
        { "blanks", s_field with { NotNull = true } },
        { "length", s_field with { Truncation = TruncationPolicy.Truncate } },
        { "match", s_field with { Match = [new FieldMatch(1)] } },
        { "name", s_field with { Name = "town", Description = "Town" } },
        { "order of options", s_field with { Options = new Dictionary<string, int> { ["B"] = 2, ["A"] = 1 } } },
        { "uncoupling", s_field with { Lookup = s_field.Lookup! with { IsPartOf = true } } },
    };

    [Theory]
    [MemberData(nameof(Changed))]
    public void What_decides_how_values_are_carried_changes_it(string what, FieldMapping field) =>
        Assert.False(FieldMeaning.Of(s_field) == FieldMeaning.Of(field), what);

    [Theory]
    [MemberData(nameof(Kept))]
    public void Policies_leave_it(string what, FieldMapping field) =>
        Assert.True(FieldMeaning.Of(s_field) == FieldMeaning.Of(field), what);
}
