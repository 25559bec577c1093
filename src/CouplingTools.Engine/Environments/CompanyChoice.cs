using CouplingTools.Engine.Services.BusinessCentral;

namespace CouplingTools.Engine.Environments;

/// <summary>Finds the company that a user named, by id, name or display name.</summary>
internal static class CompanyChoice
{
    /// <exception cref="CouplingException"><c>CompanyNotFound</c>, <c>CompanyNone</c>, or <c>CompanyRequired</c> when none was named and there are several.</exception>
    public static Company Choose(IReadOnlyList<Company> companies, string? wanted)
    {
        var names = string.Join(", ", companies.Select(company => company.Name));
        if (companies.Count == 0)
            throw ErrorText.Exception("CompanyNone", ErrorClass.Configuration);
        if (wanted is null)
            return companies.Count == 1 ? companies[0] : throw ErrorText.Exception("CompanyRequired", ErrorClass.Configuration, names);

        var found = companies.FirstOrDefault(company => Guid.TryParse(wanted, out var id) && company.Id == id)
            ?? companies.FirstOrDefault(company => Same(company.Name, wanted))
            ?? companies.FirstOrDefault(company => Same(company.DisplayName, wanted));
        return found ?? throw ErrorText.Exception("CompanyNotFound", ErrorClass.Configuration, wanted, names);
    }

    private static bool Same(string name, string wanted) => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase);
}
