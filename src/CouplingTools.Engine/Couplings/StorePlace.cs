namespace CouplingTools.Engine.Couplings;

/// <summary>What people call the company and the organization that a store's content belongs to.</summary>
/// <param name="Environment">The Business Central environment: its host and its name, in lower case.</param>
/// <param name="Company">The company's name.</param>
/// <param name="Organization">The host of the Dataverse organization.</param>
internal sealed record StorePlace(string Environment, string Company, string Organization);
