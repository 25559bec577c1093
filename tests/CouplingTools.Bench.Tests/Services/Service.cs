namespace CouplingTools.Bench.Tests.Services;

/// <summary>What one service calls the values of a company. Nothing here is shared with the client that is tested.</summary>
internal sealed record Service(string Name, string Id, string Number, string Company, string Phone, string City, string Email)
{
    public static Service BusinessCentral { get; } = new("BusinessCentral", "id", "number", "displayName", "phoneNumber", "city", "email");

    public static Service Sales { get; } = new("Sales", "accountid", "accountnumber", "name", "telephone1", "address1_city", "emailaddress1");

    public static IReadOnlyList<Service> Both { get; } = [BusinessCentral, Sales];

    public Service Other => this == Sales ? BusinessCentral : Sales;

    /// <summary>The field that holds a value.</summary>
    public string FieldOf(EditedValue value) => value switch
    {
        EditedValue.Phone => Phone,
        EditedValue.City => City,
        _ => Email,
    };
}
