using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.BusinessCentral;

/// <summary>The company of the environment.</summary>
/// <remarks>Fidelity: an environment has exactly one company here.</remarks>
internal static class Companies
{
    private static readonly TableSchema s_table = SchemaFiles.BusinessCentral.Table("companies");

    /// <summary>Creates the company. Amounts without a currency code are in the local currency.</summary>
    public static Row Create(SandboxSession session, Guid id, string name, string localCurrencyCode, DateTimeOffset now)
    {
        var row = BlankRows.New(s_table);
        row.Id = id;
        row["systemVersion"] = "26.0.0.0";
        row["name"] = name;
        row["displayName"] = name;
        row["systemCreatedAt"] = now;
        row["systemModifiedAt"] = now;
        row["localCurrencyCode"] = localCurrencyCode;
        session.Insert(row);
        return row;
    }

    /// <summary>The company.</summary>
    public static Row Get(SandboxSession session) =>
        session.Query(s_table, SqlQuery.All).FirstOrDefault() ?? throw new InvalidDataException("The sandbox has no company.");
}
