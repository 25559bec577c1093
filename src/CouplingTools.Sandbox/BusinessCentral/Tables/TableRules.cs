using CouplingTools.Sandbox.BusinessCentral.Errors;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.BusinessCentral.Tables;

/// <summary>What a table checks and derives when its rows are written.</summary>
internal abstract class TableRules
{
    /// <summary>Checks a field the request has just set, and sets what follows from it.</summary>
    public virtual void Validate(RowChange change, string column)
    {
    }

    /// <summary>Completes and checks a new row before it is written.</summary>
    public virtual void BeforeInsert(RowChange change)
    {
    }

    /// <summary>Writes what follows from a new row.</summary>
    public virtual void AfterInsert(RowChange change)
    {
    }

    /// <summary>Writes what follows from a change.</summary>
    public virtual void AfterModify(RowChange change)
    {
    }

    /// <summary>Writes what follows from a row's end.</summary>
    public virtual void AfterDelete(SandboxSession session, Row row, DateTimeOffset now)
    {
    }

    /// <summary>Writes what follows from another number or code of a row.</summary>
    public virtual void AfterRename(RowChange change, string from, string to)
    {
    }

    /// <summary>Refuses what no row may have: a field of a table that is not imitated.</summary>
    protected static void RefuseUnlessBlank(RowChange change, string column)
    {
        if (!Equals(change.Row[column], BlankRows.Blank(change.Row.Table.Column(column)!)))
            throw BusinessCentralErrors.NotImitated($"the table that '{column}' refers to");
    }
}
