using CouplingTools.Sandbox.BusinessCentral.Errors;

namespace CouplingTools.Sandbox.BusinessCentral.Tables;

/// <summary>Rules of items.</summary>
/// <remarks>Fidelity: the base unit of measure is looked up by id or code. Categories, tax groups and posting groups are not imitated; nor are adjustments of the inventory.</remarks>
internal sealed class ItemRules : TableRules
{
    public override void Validate(RowChange change, string column)
    {
        switch (column)
        {
            case "baseUnitOfMeasureId":
                change.Row["baseUnitOfMeasureCode"] = change.Lookup(column, "unitsOfMeasure", "Unit of Measure")?.Text("code") ?? string.Empty;
                break;
            case "baseUnitOfMeasureCode":
                UnitByCode(change);
                break;
            case "inventory":
                throw change.Original is null
                    ? BusinessCentralErrors.Dialog("Inventory cannot be changed during on insert.")
                    : BusinessCentralErrors.NotImitated("adjustments of the inventory");
            case "itemCategoryId" or "itemCategoryCode" or "taxGroupId" or "taxGroupCode" or "generalProductPostingGroupId"
                or "generalProductPostingGroupCode" or "inventoryPostingGroupId" or "inventoryPostingGroupCode":
                RefuseUnlessBlank(change, column);
                break;
            default:
                break;
        }
    }

    private static void UnitByCode(RowChange change)
    {
        var unit = change.Relate("baseUnitOfMeasureCode", "unitsOfMeasure");
        if (change.Set.Contains("baseUnitOfMeasureId") && (Guid)change.Row["baseUnitOfMeasureId"]! is var id && id != Guid.Empty && unit?.Id != id)
            throw BusinessCentralErrors.Dialog("The unit of measure values do not match to a specific Unit of Measure.");
        change.Row["baseUnitOfMeasureId"] = unit?.Id ?? Guid.Empty;
    }
}
