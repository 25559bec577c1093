namespace CouplingTools.Bench.Tests.Services;

/// <summary>Two rows that a store says are one thing.</summary>
/// <param name="IsConflict">Whether the store says that they are in conflict.</param>
internal sealed record Pair(CompanyRow BusinessCentral, CompanyRow Sales, bool IsConflict)
{
    public CompanyRow On(Service service) => service == Service.Sales ? Sales : BusinessCentral;
}
