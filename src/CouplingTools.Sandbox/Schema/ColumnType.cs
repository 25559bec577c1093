namespace CouplingTools.Sandbox.Schema;

/// <summary>How the values of a column are stored, compared and parsed.</summary>
internal enum ColumnType
{
    /// <summary>Text, compared as the service compares text.</summary>
    Text,

    /// <summary>A Business Central code: text that is trimmed and stored in upper case.</summary>
    Code,

    /// <summary>A <see cref="System.Guid"/>.</summary>
    Guid,

    /// <summary>A 32-bit integer.</summary>
    Int,

    /// <summary>A 64-bit integer.</summary>
    Long,

    /// <summary>An exact <see cref="decimal"/>.</summary>
    Decimal,

    /// <summary>A <see cref="double"/>.</summary>
    Double,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A <see cref="DateOnly"/>.</summary>
    Date,

    /// <summary>A <see cref="DateTimeOffset"/> in UTC.</summary>
    DateTime,

    /// <summary>The name of a member of a Business Central enumeration (<see cref="ColumnSchema.Enum"/>), in its escaped form.</summary>
    Enum,

    /// <summary>A Dataverse choice: an integer out of <see cref="ColumnSchema.Options"/>.</summary>
    Option,

    /// <summary>A Dataverse lookup: the id of a row of one of <see cref="ColumnSchema.Targets"/>.</summary>
    Lookup,
}
