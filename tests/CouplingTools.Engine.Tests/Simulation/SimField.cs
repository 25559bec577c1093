using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>A mapped field of the simulated records.</summary>
/// <param name="Name">Its name in Business Central and in the mapping.</param>
/// <param name="SalesName">Its name in Sales.</param>
/// <param name="Make">A value that nobody has given before, from a number.</param>
internal sealed record SimField(string Name, string SalesName, Func<int, object> Make)
{
    public static SimField Number { get; } = new("number", "accountnumber", number => $"N{number}") { Direction = SyncDirection.ToSales, CanBeBlank = false };

    public static SimField Title { get; } = new("title", "name", number => $"Company {number}") { CanBeBlank = false };

    /// <summary>Business Central refuses one with an exclamation mark.</summary>
    public static SimField Phone { get; } = new("phone", "telephone", number => $"+1 {number}");

    /// <summary>Business Central writes it in capitals.</summary>
    public static SimField Town { get; } = new("town", "city", number => $"Town {number}");

    public static SimField Memo { get; } = new("memo", "description", number => $"Memo {number}");

    public static SimField Credit { get; } = new("credit", "creditlimit", number => (decimal)number) { Direction = SyncDirection.ToSales };

    public static SimField Grade { get; } = new("grade", "rating", number => $"Grade {number}") { Direction = SyncDirection.ToBusinessCentral };

    public static IReadOnlyList<SimField> All { get; } = [Number, Title, Phone, Town, Memo, Credit, Grade];

    /// <summary>Where its values may go, unless the mapping of the moment says something else.</summary>
    public SyncDirection Direction { get; init; } = SyncDirection.Bidirectional;

    public bool CanBeBlank { get; init; } = true;

    public bool IsNumeric => Make(0) is decimal;

    public string On(Side side) => side == Side.BusinessCentral ? Name : SalesName;

    public FieldValue Of(IReadOnlyDictionary<string, FieldValue> values, Side side) => values.GetValueOrDefault(On(side));

    public override string ToString() => Name;
}
