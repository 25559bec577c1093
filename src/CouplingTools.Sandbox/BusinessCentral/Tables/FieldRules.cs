using CouplingTools.Sandbox.BusinessCentral.Errors;

namespace CouplingTools.Sandbox.BusinessCentral.Tables;

/// <summary>Checks several tables share.</summary>
internal static class FieldRules
{
    /// <summary>Refuses letters.</summary>
    public static void Phone(RowChange change, string column)
    {
        if (change.Row.Text(column).Any(char.IsLetter))
            throw BusinessCentralErrors.FieldValidation($"{Captions.Of(column)} must not contain letters in {change.Describe()}.");
    }

    /// <summary>Refuses what is no list of e-mail addresses, separated by semicolons or commas.</summary>
    public static void Email(RowChange change, string column)
    {
        foreach (var address in change.Row.Text(column).Split([';', ',']).Select(a => a.Trim()))
        {
            if (address.Length > 0 && !IsAddress(address))
                throw BusinessCentralErrors.Dialog($"The email address \"{address}\" is not valid.");
        }
    }

    /// <summary>Refuses a blank name.</summary>
    public static void Name(RowChange change)
    {
        if (change.Row.Text("displayName").Length == 0)
            throw BusinessCentralErrors.Dialog("The blank \"displayName\" is not allowed.");
    }

    /// <summary>Refuses a new row without a name.</summary>
    public static void NameProvided(RowChange change)
    {
        if (change.Row.Text("displayName").Length == 0)
            throw BusinessCentralErrors.Dialog("A \"displayName\" must be provided.");
    }

    /// <summary>Refuses an unknown country; another country than before clears post code, city and county.</summary>
    public static void Country(RowChange change)
    {
        change.Relate("country", "countriesRegions");
        var before = change.OriginalText("country");
        if (before.Length == 0 || before == change.Row.Text("country"))
            return;
        change.Row["postalCode"] = string.Empty;
        change.Row["city"] = string.Empty;
        change.Row["state"] = string.Empty;
    }

    private static bool IsAddress(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == address.LastIndexOf('@') && at < address.Length - 1 && !address.Any(char.IsWhiteSpace)
            && !address.EndsWith('.') && address[at + 1] != '.';
    }
}
