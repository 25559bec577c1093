using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Mappings.Conditions;

/// <summary>Compares one field with a literal. Case and blanks around a text make no difference; a blank is neither greater nor less than anything.</summary>
/// <param name="Field">The field, as the record's service names it.</param>
/// <param name="Operator"><c>eq</c>, <c>ne</c>, <c>gt</c>, <c>ge</c>, <c>lt</c>, <c>le</c>, <c>contains</c>, <c>startswith</c> or <c>endswith</c>.</param>
/// <param name="Literal">The literal as it is written: a text, a number, a truth value or <see langword="null"/>.</param>
internal sealed record Comparison(string Field, string Operator, object? Literal) : Condition
{
    /// <summary>The literal as a value of the field's column.</summary>
    public FieldValue Value { get; init; }

    public bool IsOfText => Operator is "contains" or "startswith" or "endswith";

    public override IEnumerable<Comparison> Comparisons => [this];

    public override Condition Select(Func<Comparison, Comparison> selector) => selector(this);

    public override bool Holds(Record record)
    {
        var value = record[Field];
        return Operator switch
        {
            "eq" => Order(value) == 0,
            "ne" => Order(value) != 0,
            "contains" => value.Text.Contains(Value.Text, StringComparison.OrdinalIgnoreCase),
            "startswith" => value.Text.Trim().StartsWith(Value.Text, StringComparison.OrdinalIgnoreCase),
            "endswith" => value.Text.Trim().EndsWith(Value.Text, StringComparison.OrdinalIgnoreCase),
            _ when value.IsBlank || Value.IsBlank => false,
            "gt" => Order(value) > 0,
            "ge" => Order(value) >= 0,
            "lt" => Order(value) < 0,
            _ => Order(value) <= 0,
        };
    }

    private int? Order(FieldValue value) => (value.Value, Value.Value) switch
    {
        (decimal left, decimal right) => left.CompareTo(right),
        (DateOnly left, DateOnly right) => left.CompareTo(right),
        (DateTimeOffset left, DateTimeOffset right) => left.CompareTo(right),
        (Guid left, Guid right) => left.CompareTo(right),
        (bool left, bool right) => left.CompareTo(right),
        _ => string.Compare(value.Text.Trim(), Value.Text.Trim(), StringComparison.OrdinalIgnoreCase),
    };
}
