using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse.Rows;

/// <summary>Columns the service computes from others of the same row.</summary>
/// <remarks>Fidelity: names are composed as first name, last name; addresses in the order of the United States.</remarks>
internal static class DerivedColumns
{
    /// <summary>Computes them.</summary>
    public static void Apply(Row row)
    {
        var table = row.Table;
        if (table.Column("fullname") is not null)
        {
            row["fullname"] = Join(" ", row["firstname"], row["lastname"]);
        }

        if (table.Column("yomifirstname") is not null)
        {
            row["yomifullname"] = Join(" ", row["yomifirstname"], row["yomilastname"]);
        }

        if (table.Column("parentcustomerid") is not null)
        {
            row["accountid"] = row["parentcustomeridtype"] is "account" ? row["parentcustomerid"] : null;
            row["parentcontactid"] = row["parentcustomeridtype"] is "contact" ? row["parentcustomerid"] : null;
        }

        if (table.Entity == "opportunity")
        {
            Customer(row);
        }

        if (table.Column("owninguser") is not null)
        {
            row["owninguser"] = row["ownerid"];
        }

        foreach (var address in s_addresses)
        {
            if (table.Column($"{address}_composite") is not null)
            {
                row[$"{address}_composite"] = Composite(row, address);
            }
        }
    }

    private static readonly string[] s_addresses = ["address1", "address2", "address3"];

    /// <summary>The customer of an opportunity is its account, else its contact, unless it was given by itself.</summary>
    private static void Customer(Row row)
    {
        if ((row["parentaccountid"] ?? row["parentcontactid"]) is { } parent)
        {
            row["customerid"] = parent;
            row["customeridtype"] = row["parentaccountid"] is null ? "contact" : "account";
        }

        row["accountid"] = row["customeridtype"] is "account" ? row["customerid"] : null;
        row["contactid"] = row["customeridtype"] is "contact" ? row["customerid"] : null;
    }

    private static string? Composite(Row row, string address)
    {
        var region = Join(" ", row[$"{address}_stateorprovince"], row[$"{address}_postalcode"]);
        var place = Join(", ", row[$"{address}_city"], region);
        var text = Join("\r\n", row[$"{address}_line1"], row[$"{address}_line2"], row[$"{address}_line3"], place, row[$"{address}_country"]);
        return text is { Length: > 1000 } ? text[..1000] : text;
    }

    private static string? Join(string separator, params object?[] parts)
    {
        var text = string.Join(separator, parts.OfType<string>().Where(part => part.Length > 0));
        return text.Length == 0 ? null : text;
    }
}
