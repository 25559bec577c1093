namespace CouplingTools.Engine.Mappings.Checking;

/// <summary>What the checks ask of a field mapping side by side.</summary>
internal static class MappedSides
{
    public static readonly IReadOnlyList<Side> Both = [Side.BusinessCentral, Side.Sales];

    public static IReadOnlyList<string> On(this FieldMapping field, Side side) => side == Side.BusinessCentral ? field.BusinessCentral : field.Sales;

    public static IReadOnlyList<FieldTransformation> Chain(this FieldMapping field, Side target) =>
        target == Side.Sales ? field.TransformToSales : field.TransformToBusinessCentral;

    /// <summary>The sides that a field is written to.</summary>
    public static IEnumerable<Side> Targets(this FieldMapping field) => Both.Where(side => field.Direction.Allows(side));
}
