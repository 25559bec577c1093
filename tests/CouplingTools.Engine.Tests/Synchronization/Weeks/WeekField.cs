using System.Globalization;

namespace CouplingTools.Engine.Tests.Synchronization.Weeks;

/// <summary>A field that people edit during the week.</summary>
/// <param name="BusinessCentral">Its name there.</param>
/// <param name="Sales">Its name there.</param>
/// <param name="Format">Makes a value of it that nobody has given before, from a number.</param>
internal sealed record WeekField(string BusinessCentral, string Sales, Func<int, object> Format)
{
    public static IReadOnlyList<WeekField> All { get; } =
    [
        new("displayName", "name", number => $"Company {number}") { CanBeBlank = false },
        new("phoneNumber", "telephone1", number => $"+1 {number}"),
        new("city", "address1_city", number => $"City {number}"),
        new("email", "emailaddress1", number => $"post{number}@example.com"),
        new("website", "websiteurl", number => $"https://www{number}.example.com"),
        new("addressLine1", "address1_line1", number => $"{number} High Street"),
        new("number", "accountnumber", number => $"W{number:00000}") { IsTwoWay = false, CanBeBlank = false },
        new("creditLimit", "creditlimit", number => (decimal)number) { IsTwoWay = false, CanBeBlank = false },
    ];

    /// <summary>Otherwise people edit it in Business Central only, and it goes to Sales.</summary>
    public bool IsTwoWay { get; init; } = true;

    public bool CanBeBlank { get; init; } = true;

    public string On(Side side) => side == Side.BusinessCentral ? BusinessCentral : Sales;

    /// <summary>The value as text, so that both sides can be compared; nothing and zero are alike.</summary>
    public string Of(ServiceRecord record) => record.Values.GetValueOrDefault(On(record.Side)) switch
    {
        null => string.Empty,
        string text => text,
        IConvertible number when number.ToDecimal(CultureInfo.InvariantCulture) is var amount => amount == 0 ? string.Empty : amount.ToString("0.##", CultureInfo.InvariantCulture),
        var other => other.ToString()!,
    };
}
