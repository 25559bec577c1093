namespace CouplingTools.Bench.Tests.Services;

/// <summary>An edit that a service has confirmed to a user.</summary>
/// <param name="Service">Where.</param>
/// <param name="Row">Of which row.</param>
/// <param name="Value">Of which value.</param>
/// <param name="Seen">What the user saw and replaced; the version of the row made sure of that.</param>
/// <param name="Written">What the user wrote, which nobody ever wrote before.</param>
internal sealed record UserEdit(Service Service, Guid Row, EditedValue Value, string Seen, string Written);
