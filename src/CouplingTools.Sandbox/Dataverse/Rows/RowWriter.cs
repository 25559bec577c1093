using System.Text.Json;
using CouplingTools.Sandbox.Dataverse.Addressing;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Rows;

/// <summary>Creates, changes and deletes rows with all that the service does by itself on such an occasion.</summary>
/// <remarks>Fidelity: no plug-ins, workflows, duplicate detection or auditing run.</remarks>
internal static class RowWriter
{
    /// <summary>Creates a row from a body.</summary>
    /// <param name="key">The key of the URL of an upsert; null for a plain create.</param>
    public static Row Create(DataverseCall call, TableSchema table, JsonElement body, RecordKey? key)
    {
        var row = NewRow.Of(table);
        var reader = new RowBody(call, table, forCreate: true);
        var id = key is null ? null : KeyResolver.PrimaryKey(table, key);
        if (key is not null && id is null)
        {
            foreach (var (column, value) in KeyResolver.Values(table, key))
            {
                row[column] = value;
            }
        }

        reader.Apply(row, body);
        call.Operation.Rewrite(row);
        row.Id = id ?? (Guid?)row[table.Key] ?? call.Session.NewId();
        if (call.Session.Find(table, row.Id) is not null)
        {
            throw Errors.Duplicate();
        }

        RequiredColumns.Check(row);
        StateRules.OnCreate(row, reader.Written);
        SystemColumns.OnCreate(call, row);
        Derive(call, row, reader.Written);
        KeyRules.Check(call.Session, row);
        call.Session.Insert(row);
        UnitRules.AfterCreate(call, row);
        return row;
    }

    /// <summary>Changes a row by a body.</summary>
    /// <param name="key">The key of the URL; the columns of an alternate key in the body are dropped.</param>
    public static Row Update(DataverseCall call, Row row, JsonElement body, RecordKey key)
    {
        var kept = key.Members.Select(member => row.Table.Property(member.Name)!.Name).ToDictionary(column => column, column => row[column]);
        return Change(call, row, (reader, changed) =>
        {
            reader.Apply(changed, body);
            foreach (var (column, value) in kept)
            {
                changed[column] = value;
            }
        });
    }

    /// <summary>Changes a row by any means of <see cref="RowBody"/>.</summary>
    public static Row Change(DataverseCall call, Row row, Action<RowBody, Row> apply)
    {
        var changed = row.Copy();
        var reader = new RowBody(call, row.Table, forCreate: false);
        apply(reader, changed);
        call.Operation.Rewrite(changed);
        StateRules.OnUpdate(changed, reader.Written);
        SystemColumns.OnUpdate(call, changed);
        Derive(call, changed, reader.Written);
        KeyRules.Check(call.Session, changed);
        call.Session.Update(changed);
        return changed;
    }

    private static void Derive(DataverseCall call, Row row, HashSet<string> written)
    {
        MoneyRules.Apply(call, row, written);
        DerivedColumns.Apply(row);
    }
}
