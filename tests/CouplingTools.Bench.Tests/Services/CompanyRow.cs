namespace CouplingTools.Bench.Tests.Services;

/// <summary>A company as one service has it; what is blank is empty.</summary>
internal sealed record CompanyRow(Guid Id, string Version, string Number, string Company, string Phone, string City, string Email)
{
    public string this[EditedValue value] => value switch
    {
        EditedValue.Phone => Phone,
        EditedValue.City => City,
        _ => Email,
    };
}
