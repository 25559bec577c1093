using System.Data;
using System.Text.Json;

namespace CouplingTools.Engine.Couplings.Sql;

/// <summary>What a store kept may not be what was stored: a database notices damage to its pages, not to the texts on them.</summary>
internal static class StoredRows
{
    /// <summary>Whether reading failed because a value is not of the form in which values are stored.</summary>
    public static bool IsDamage(Exception error) =>
        error is JsonException or FormatException or ArgumentException or OverflowException or InvalidCastException or DataException;

    public static CouplingException Unreadable(string store, string? detail, Exception? cause = null)
    {
        object?[] arguments = [store, detail];
        return new("StoreUnreadable", ErrorClass.Configuration, ErrorText.Message("StoreUnreadable", arguments), ErrorText.Action("StoreUnreadable", arguments), cause) { Target = store };
    }
}
