using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Faults;

/// <summary>Changes a text as a service's validation or a plug-in would.</summary>
internal static class Rewriting
{
    /// <summary>The column of the table that the fault changes, or null.</summary>
    public static ColumnSchema? Column(TableSchema table, SandboxFault fault) =>
        table.Allows('u') && table.Property(fault.Column!) is { Type: ColumnType.Text, CanUpdate: true } column ? column : null;

    /// <summary>Changes the column of the row; a text of which nothing is left becomes the blank of the service.</summary>
    public static void Apply(Row row, ColumnSchema column, SandboxFault fault, string service)
    {
        if (row[column.Name] is not string text)
            return;
        var changed = Change(text, fault);
        row[column.Name] = changed.Length == 0 && service == ServiceNames.Sales ? null : changed;
    }

    private static string Change(string text, SandboxFault fault) => fault.Transform switch
    {
        FaultTransform.Trim => text.Trim(),
        FaultTransform.UpperCase => text.ToUpperInvariant(),
        FaultTransform.Truncate when text.Length > fault.Length => Truncate(text, fault.Length.Value),
        _ => text,
    };

    private static string Truncate(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
