namespace CouplingTools.Sandbox;

/// <summary>What a new sandbox is filled with.</summary>
/// <param name="Customers">Number of customers in Business Central.</param>
/// <param name="Contacts">Number of contact persons in Business Central.</param>
/// <param name="OverlapPercent">How many percent of the companies and persons exist on both sides.</param>
/// <param name="Seed">The same seed makes the same data.</param>
/// <param name="Vendors">Number of vendors in Business Central; a fifth of the customers unless given.</param>
/// <param name="Opportunities">Number of opportunities in Business Central; a fifth of the contact persons unless given.</param>
/// <param name="CompanyName">The company in Business Central; one of the sandbox's own naming unless given.</param>
/// <param name="HasCompanies">Whether Sales has the solution that Business Central's own integration installs, and knows the company.</param>
public sealed record SandboxOptions(
    int Customers = 100, int Contacts = 100, int OverlapPercent = 50, int Seed = 1, int? Vendors = null, int? Opportunities = null, bool HasCompanies = false,
    string? CompanyName = null);
