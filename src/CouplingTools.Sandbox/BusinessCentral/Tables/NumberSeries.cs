using System.Globalization;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.BusinessCentral.Tables;

/// <summary>The numbers rows get that are created without one.</summary>
/// <remarks>Fidelity: one series a table, numbers that exist already are passed over. A number given by hand does not move the series.</remarks>
internal static class NumberSeries
{
    private static readonly TableSchema s_table = SchemaFiles.BusinessCentral.Table("numberSeries");

    /// <summary>The next number for the table.</summary>
    public static string Next(SandboxSession session, TableSchema table)
    {
        var series = session.First(s_table, "table", table.Set)
            ?? throw new InvalidDataException($"The sandbox has no number series for {table.Set}.");
        var number = series.Text("lastNumber");
        do
            number = Increase(number, (int)series["increment"]!);
        while (session.First(table, table.NumberColumn!, number) is not null);
        series["lastNumber"] = number;
        session.Update(series);
        return number;
    }

    private static string Increase(string number, int by)
    {
        var digits = number.Length;
        while (digits > 0 && char.IsAsciiDigit(number[digits - 1]))
            digits--;
        var next = long.Parse(number.AsSpan(digits), CultureInfo.InvariantCulture) + by;
        return number[..digits] + next.ToString(CultureInfo.InvariantCulture).PadLeft(number.Length - digits, '0');
    }
}
