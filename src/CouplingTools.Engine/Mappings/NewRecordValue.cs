using CouplingTools.Engine.Mappings.Conditions;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings;

/// <summary>A value that a new record gets where no mapped field gives one.</summary>
/// <param name="Name">The service's field name.</param>
/// <param name="Value">The value.</param>
/// <param name="When">The condition on the record it is created from; none always holds.</param>
internal sealed record NewRecordValue(string Name, FieldValue Value, Condition? When = null);
