using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse;

/// <summary>The organization the service belongs to.</summary>
/// <remarks>Fidelity: one organization with one business unit; no teams, no roles: every user may do everything.</remarks>
/// <param name="UserId">The user requests come from.</param>
/// <param name="BaseCurrencyId">The currency amounts are kept in besides their own.</param>
internal sealed record Organization(Guid Id, Guid BusinessUnitId, Guid UserId, Guid BaseCurrencyId)
{
    private static readonly TableSchema s_table = SchemaFiles.Dataverse.Table("organizations");

    /// <summary>The organization of the file.</summary>
    public static Organization Get(SandboxSession session)
    {
        var row = session.Query(s_table, SqlQuery.All).FirstOrDefault() ?? throw new InvalidDataException("The sandbox has no organization.");
        return new Organization(row.Id, (Guid)row["businessunitid"]!, (Guid)row["userid"]!, (Guid)row["basecurrencyid"]!);
    }

    /// <summary>Writes the organization into a new file.</summary>
    public void Save(SandboxSession session)
    {
        var row = new Row(s_table) { Id = Id };
        row["businessunitid"] = BusinessUnitId;
        row["userid"] = UserId;
        row["basecurrencyid"] = BaseCurrencyId;
        session.Insert(row);
    }
}
