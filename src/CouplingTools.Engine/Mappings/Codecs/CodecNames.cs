namespace CouplingTools.Engine.Mappings.Codecs;

/// <summary>The names mappings know the codecs by.</summary>
internal static class CodecNames
{
    public const string Text = "text";
    public const string Code = "code";
    public const string Decimal = "decimal";
    public const string Integer = "integer";
    public const string Date = "date";
    public const string DateTime = "dateTime";
    public const string Boolean = "boolean";
    public const string Guid = "guid";
    public const string Option = "option";
    public const string Lookup = "lookup";
    public const string PersonName = "personName";

    /// <summary>
    /// The value a new record starts with. It is written when a record is created and never compared afterwards:
    /// from then on the value belongs to the people who work with the record, and a synchronization that compared
    /// it would undo their edits for ever.
    /// </summary>
    public const string Constant = "constant";

    /// <summary>Whether a text that is too long may be cut.</summary>
    public static bool IsTruncatable(string codec) => codec is Text or Code;
}
