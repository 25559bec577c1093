using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Dataverse.Values;

/// <summary>Gives decimals the number of trailing zeros the service writes.</summary>
internal static class JsonNumbers
{
    private const int MoneyScale = 4;
    private const int DecimalScale = 10;

    /// <summary>The same number with at least as many decimal places as the service shows for the column.</summary>
    public static decimal WithScale(ColumnSchema column, decimal number)
    {
        var places = column.Kind == "Money" ? MoneyScale : Math.Max(DecimalScale, column.Precision ?? 0);
        return number + new decimal(0, 0, 0, false, (byte)places);
    }
}
