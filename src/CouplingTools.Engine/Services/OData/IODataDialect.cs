using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Services.OData;

/// <summary>What the two services do differently when rows are read.</summary>
internal interface IODataDialect
{
    Side Side { get; }

    /// <summary>The longest address the service takes.</summary>
    int MaxAddressLength { get; }

    /// <summary>The largest page the service gives when asked.</summary>
    int MaxPageSize { get; }

    /// <summary>The column that holds the time of modification, where the table has one.</summary>
    string? ModifiedField(TableDescription table);

    /// <summary>The column's name in rows, selections and filters.</summary>
    string WireName(TableDescription table, string field);

    /// <summary>The address of a table with an escaped query.</summary>
    Uri Rows(TableReference table, string query);

    /// <summary>The condition that a column has one of the values.</summary>
    AnyOfCondition AnyOf(TableDescription table, string field, IReadOnlyList<FieldValue> values);
}
