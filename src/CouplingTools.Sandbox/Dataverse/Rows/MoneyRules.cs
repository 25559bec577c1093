using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Rows;

/// <summary>
/// Amounts are kept in the row's currency and in the base currency. A row with an amount has a currency: the base
/// currency unless another is given; the exchange rate is the currency's at the time of the write.
/// </summary>
internal static class MoneyRules
{
    private static readonly TableSchema s_currencies = SchemaFiles.Dataverse.Table("transactioncurrencies");

    /// <summary>Settles currency, exchange rate and base amounts of a row about to be written.</summary>
    public static void Apply(DataverseCall call, Row row, HashSet<string> written)
    {
        if (row.Table == s_currencies || row.Table.Column("transactioncurrencyid") is null)
        {
            return;
        }

        var amounts = Amounts(row.Table);
        if (!written.Contains("transactioncurrencyid") && !amounts.Any(column => written.Contains(column.Name)))
        {
            return;
        }

        if (amounts.Any(column => row[column.Name] is not null))
        {
            row["transactioncurrencyid"] ??= call.Organization.BaseCurrencyId;
        }

        var id = row["transactioncurrencyid"] as Guid?;
        Settle(row, id, id is null ? null : (decimal?)call.Referenced(s_currencies, id.Value)?["exchangerate"]);
    }

    /// <summary>Sets the currency, its rate and the amounts in the base currency.</summary>
    public static void Settle(Row row, Guid? currency, decimal? rate)
    {
        row["transactioncurrencyid"] = currency;
        row["exchangerate"] = rate;
        foreach (var column in Amounts(row.Table))
        {
            row[$"{column.Name}_base"] = row[column.Name] is decimal amount && rate is not null and not 0
                ? decimal.Round(amount / rate.Value, 4, MidpointRounding.AwayFromZero)
                : null;
        }
    }

    private static ColumnSchema[] Amounts(TableSchema table) =>
        table.Columns.Where(column => column.Kind == "Money" && table.Column($"{column.Name}_base") is not null).ToArray();
}
