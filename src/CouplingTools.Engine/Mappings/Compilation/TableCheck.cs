using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Compilation;

/// <summary>Finds the columns a mapping names in a table's description, and reports those it cannot use.</summary>
internal sealed class TableCheck(Side side, TableDescription table, MappingProblems problems)
{
    public Side Side { get; } = side;

    public MappingProblems Problems { get; } = problems;

    private string Name => $"{Side} table '{table.Table.EntitySet}'";

    public string PathOf(string key) => $"$.{Key}.{key}";

    public string Key => Side == Side.BusinessCentral ? "businessCentral" : "sales";

    /// <summary>Checks that the fields a synchronization always reads exist.</summary>
    public void CheckTable(MappingTable mapped)
    {
        Readable(mapped.Key, PathOf("key"));
        Readable(mapped.Name, PathOf("name"));
        if (mapped.Number is not null)
            Readable(mapped.Number, PathOf("number"));
    }

    public FieldDescription? Find(string field, string path)
    {
        if (table.Fields.TryGetValue(field, out var column))
            return column;
        var near = NearestName.Of(field, table.Fields.Keys);
        Problems.Add(path, near is null ? "UnknownField" : "UnknownFieldNear", Name, field, near);
        return null;
    }

    public FieldDescription? Readable(string field, string path)
    {
        var column = Find(field, path);
        if (column is { CanRead: false })
            Problems.Add(path, "NotReadable", Name, field);
        return column;
    }

    public void CheckWritable(FieldDescription column, string path)
    {
        if (!column.CanUpdate)
            Problems.Add(path, "NotWritable", Name, column.Name);
    }

    public void CheckCreatable(FieldDescription column, string path)
    {
        if (!column.CanCreate)
            Problems.Add(path, "NotCreatable", Name, column.Name);
    }
}
