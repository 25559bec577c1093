using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>A record that a run created.</summary>
/// <param name="Source">The record it was created for.</param>
/// <param name="Side">Where it is.</param>
/// <param name="Row">The record.</param>
/// <param name="Name">The name it was created with.</param>
internal sealed record SimCreated(Guid Source, Side Side, SimRow Row, FieldValue Name)
{
    /// <summary>All that it was created with.</summary>
    public required string Values { get; init; }

    /// <summary>Where the service chose the id, a new record can be found by the name only that it was created with.</summary>
    public bool IsRenamed => Side == Side.BusinessCentral && !SimAgreement.AreSame(SimField.Title.Of(Row.Values, Side), Name);
}
