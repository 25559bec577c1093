using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Rows;

/// <summary>The columns that say who wrote a row and when, and whose it is.</summary>
internal static class SystemColumns
{
    /// <summary>Fills the columns of a new row. A given overriddencreatedon becomes the creation time, and it keeps the real one.</summary>
    public static void OnCreate(DataverseCall call, Row row)
    {
        var created = row["overriddencreatedon"] as DateTimeOffset?;
        row["createdon"] = created ?? call.Now;
        row["overriddencreatedon"] = created is null ? null : call.Now;
        row["createdby"] = call.CallerId;
        if (row.Table.Column("ownerid") is not null)
        {
            row["ownerid"] ??= call.CallerId;
            row["owningbusinessunit"] = call.Organization.BusinessUnitId;
        }
        else
        {
            row["organizationid"] = call.Organization.Id;
        }

        if (row.Table.Column("businessunitid") is not null)
        {
            row["businessunitid"] = call.Organization.BusinessUnitId;
        }

        foreach (var column in s_addressIds.Where(column => row.Table.Column(column) is not null))
        {
            row[column] ??= call.Session.NewId();
        }

        OnUpdate(call, row);
    }

    /// <summary>Fills the columns of a changed row.</summary>
    public static void OnUpdate(DataverseCall call, Row row)
    {
        row["modifiedon"] = call.Now;
        row["modifiedby"] = call.CallerId;
    }

    private static readonly string[] s_addressIds = ["address1_addressid", "address2_addressid", "address3_addressid"];
}
