namespace CouplingTools.Sandbox;

/// <summary>Names of the two services, as the operation log shows them.</summary>
internal static class ServiceNames
{
    public const string BusinessCentral = "BusinessCentral";
    public const string Sales = "Sales";
}
