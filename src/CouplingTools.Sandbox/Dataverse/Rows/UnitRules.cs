using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Rows;

/// <summary>A unit group comes with its primary unit.</summary>
internal static class UnitRules
{
    private static readonly TableSchema s_units = SchemaFiles.Dataverse.Table("uoms");

    /// <summary>Creates the primary unit of a new unit group.</summary>
    public static void AfterCreate(DataverseCall call, Row row)
    {
        if (row.Table.Set != "uomschedules")
        {
            return;
        }

        var unit = NewRow.Of(s_units);
        unit.Id = call.Session.NewId();
        unit["name"] = row["baseuomname"];
        unit["quantity"] = 1m;
        unit["uomscheduleid"] = row.Id;
        unit["isschedulebaseuom"] = true;
        SystemColumns.OnCreate(call, unit);
        call.Session.Insert(unit);
    }
}
