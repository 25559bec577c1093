using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Environments.Checks;

/// <summary>Whether a table takes what a mapping writes, by what the service says of it. Nothing is written.</summary>
internal static class WriteCheck
{
    public const string Name = "Write";

    /// <summary>Business Central tells what its API takes; what the user's permission sets allow it tells only when something is written.</summary>
    public static ConnectionCheck OfTable(TableSubject subject, TableDescription table)
    {
        var check = subject.Check(Name);
        var name = subject.Reference.EntitySet;
        if (!subject.IsTarget)
            return check.Skipped("CheckWriteUnneeded");
        if (!table.CanUpdate)
            return check.Failed("CheckWriteReadOnly", name);
        return table.CanInsert ? check.Passed("CheckWriteApi", name) : check.Warning("CheckWriteNoInsert", name);
    }

    /// <summary>Dataverse tells the privileges of the user.</summary>
    public static ConnectionCheck OfUser(TableSubject subject, IReadOnlyList<string>? missing)
    {
        var check = subject.Check(Name);
        if (!subject.IsTarget)
            return check.Skipped("CheckWriteUnneeded");
        if (missing is null)
            return check.Skipped("CheckWriteUnknown");
        return missing.Count == 0
            ? check.Passed("CheckWritePrivileges", subject.Reference.EntitySet)
            : check.Failed("CheckWriteMissing", string.Join(", ", missing));
    }
}
