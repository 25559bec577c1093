using System.Net;
using CouplingTools.Sandbox.Schema;

namespace CouplingTools.Sandbox.Dataverse.Values;

/// <summary>Checks text. It is stored as sent: the service does not trim.</summary>
internal static class TextValue
{
    /// <summary>The text to store, or a refusal.</summary>
    public static string? Check(TableSchema table, ColumnSchema column, string text, DataverseProfile profile)
    {
        if (text.Length == 0 && profile.EmptyTextIsNull)
        {
            return null;
        }

        if (text.Length > column.MaxLength)
        {
            throw new DataverseException(
                HttpStatusCode.BadRequest,
                "0x80044331",
                $"A validation error occurred.  The length of the '{column.Name}' attribute of the '{table.Entity}' entity exceeded the maximum allowed length of '{column.MaxLength}'.");
        }

        return text.Any(character => character < ' ' && character is not ('\t' or '\r' or '\n'))
            ? throw new DataverseException(HttpStatusCode.BadRequest, "0x80040278", $"The field '{column.Name}' contains one or more invalid characters.")
            : text;
    }
}
