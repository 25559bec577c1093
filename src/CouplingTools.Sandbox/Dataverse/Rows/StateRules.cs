using System.Net;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Rows;

/// <summary>
/// Keeps status and status reason together: a new row is active, or a draft where the table says so; a state set alone takes its first status reason;
/// a status reason has to belong to the state.
/// </summary>
internal static class StateRules
{
    /// <summary>Settles the state of a new row.</summary>
    public static void OnCreate(Row row, HashSet<string> written)
    {
        if (row.Table.Column("statecode") is not null)
        {
            row["statecode"] = Tables.InitialState(row.Table);
            Settle(row, written.Contains("statuscode") && row["statuscode"] is not null);
        }
    }

    /// <summary>Settles the state of a changed row.</summary>
    public static void OnUpdate(Row row, HashSet<string> written)
    {
        if (written.Contains("statecode") || written.Contains("statuscode"))
        {
            Settle(row, written.Contains("statuscode") && row["statuscode"] is not null);
        }
    }

    private static void Settle(Row row, bool hasStatus)
    {
        var states = Tables.StatusStates(row.Table);
        var state = (int)row["statecode"]!;
        if (!hasStatus)
        {
            row["statuscode"] = states.First(pair => pair.Value == state).Key;
        }
        else if (states[(int)row["statuscode"]!] != state)
        {
            var name = row.Table.Column("statecode")!.Options![state];
            throw new DataverseException(
                HttpStatusCode.BadRequest,
                "0x80048408",
                $"{row["statuscode"]} is not a valid status code for state code {row.Table.Caption}State.{name} on {row.Table.Entity} with Id {row.Id:D}.");
        }
    }
}
