using System.Net;
using CouplingTools.Sandbox.Dataverse.Addressing;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Rows;

/// <summary>Keeps alternate keys unique; a row with a blank in a key column is in nobody's way.</summary>
internal static class KeyRules
{
    /// <summary>Refuses a row whose key values another row has.</summary>
    public static void Check(SandboxSession session, Row row)
    {
        foreach (var key in AlternateKey.Of(session, row.Table))
        {
            if (key.Find(session, row.Table, column => row[column]) is { } other && other.Id != row.Id)
            {
                throw new DataverseException(
                    HttpStatusCode.PreconditionFailed,
                    "0x80060892",
                    $"Entity Key {key.DisplayName} violated. A record with the same value for {string.Join(", ", key.Columns)} already exists. A duplicate record cannot be created. Select one or more unique values and try again.");
            }
        }
    }
}
