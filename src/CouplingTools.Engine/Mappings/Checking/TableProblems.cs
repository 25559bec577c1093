using CouplingTools.Engine.Mappings.Codecs;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Checking;

/// <summary>Whether the tables may be written as the mapping wants, and how their services guard and track them.</summary>
internal static class TableProblems
{
    public static IReadOnlyList<MappingCheck> Of(CheckedMapping subject)
    {
        var findings = new Findings(subject.Mapping.Name, "Tables");
        foreach (var side in MappedSides.Both.Where(side => subject.Mapping.Direction.Allows(side)))
        {
            var table = subject.Table(side);
            if (!table.CanUpdate && subject.Mapping.Fields.Any(field => IsUpdated(field, side)))
                findings.Fail("TableNotUpdatable", null, side, table.Table.EntitySet);
            else if (!table.CanInsert)
                findings.Warn("TableNotInsertable", null, side, table.Table.EntitySet);
        }

        return findings.OrPassed("TablesFit", subject.BusinessCentral.Table.EntitySet, subject.Sales.Table.EntitySet);
    }

    private static bool IsUpdated(FieldMapping field, Side side) =>
        field is { Codec: not CodecNames.Constant, CreateOnly: false } && field.Direction.Allows(side);

    public static IReadOnlyList<MappingCheck> OfTracking(RecordMapping mapping, TableTraits sales)
    {
        var findings = new Findings(mapping.Name, "ChangeTracking");
        if (sales.IsTracked == false)
            findings.Warn("TrackingOff", null, Side.Sales, mapping.Sales.LogicalName);
        else if (sales.IsTracked is null)
            findings.Skip("TrackingUnknown", Side.Sales, mapping.Sales.LogicalName);
        return findings.OrPassed("TrackingOn", mapping.Sales.LogicalName);
    }

    public static IReadOnlyList<MappingCheck> OfVersions(RecordMapping mapping, TableTraits sales)
    {
        var findings = new Findings(mapping.Name, "OptimisticConcurrency");
        if (sales.ChecksVersions == false && mapping.Direction.Allows(Side.Sales))
            findings.Fail("VersionsOff", null, Side.Sales, mapping.Sales.LogicalName);
        else if (sales.ChecksVersions is null)
            findings.Skip("VersionsUnknown", Side.Sales, mapping.Sales.LogicalName);
        return findings.OrPassed("VersionsOn", mapping.Sales.LogicalName);
    }
}
