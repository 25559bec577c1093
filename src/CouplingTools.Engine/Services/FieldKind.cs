namespace CouplingTools.Engine.Services;

/// <summary>The kinds of column the engine tells apart.</summary>
internal enum FieldKind
{
    Text,
    Code,
    Number,
    Integer,
    Boolean,
    Guid,
    Date,
    DateTime,

    /// <summary>A named member of an enumeration, unescaped (Business Central).</summary>
    Enumeration,

    /// <summary>An integer of an option set (Dataverse).</summary>
    Option,

    /// <summary>The id of a row of another table (Dataverse).</summary>
    Lookup,

    /// <summary>A stream, image or other content that is not synchronized.</summary>
    Other,
}
