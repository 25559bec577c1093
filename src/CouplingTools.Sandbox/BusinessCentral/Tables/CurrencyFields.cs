using CouplingTools.Sandbox.BusinessCentral.Errors;

namespace CouplingTools.Sandbox.BusinessCentral.Tables;

/// <summary>The two fields that name a currency, of which either sets the other. The local currency has no row: its id is blank.</summary>
internal static class CurrencyFields
{
    /// <summary>Follows the id.</summary>
    public static void ById(RowChange change) =>
        change.Row["currencyCode"] = change.Lookup("currencyId", "currencies", "Currency")?.Text("code") ?? change.LocalCurrency;

    /// <summary>Follows the code.</summary>
    public static void ByCode(RowChange change)
    {
        var code = change.Row.Text("currencyCode");
        var local = code.Length == 0 || code == change.LocalCurrency;
        var currency = local ? null : change.Session.First(RowChange.Table("currencies"), "code", code);
        if (change.Set.Contains("currencyId") && (Guid)change.Row["currencyId"]! is var id && id != Guid.Empty)
        {
            if (currency?.Id != id)
                throw BusinessCentralErrors.Dialog("The currency values do not match to a specific Currency.");
            return;
        }
        if (!local && currency is null)
            throw BusinessCentralErrors.Dialog("The \"currencyCode\" does not match to a Currency.");
        change.Row["currencyId"] = currency?.Id ?? Guid.Empty;
        change.Row["currencyCode"] = currency?.Text("code") ?? change.LocalCurrency;
    }

    /// <summary>A new row without a currency has the local one.</summary>
    public static void Complete(RowChange change)
    {
        if (change.Row.Text("currencyCode").Length == 0)
            change.Row["currencyCode"] = change.LocalCurrency;
    }
}
