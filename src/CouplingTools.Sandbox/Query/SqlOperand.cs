using CouplingTools.Sandbox.Schema;
using Microsoft.OData.UriParser;

namespace CouplingTools.Sandbox.Query;

/// <summary>One side of a comparison: SQL, with the column it comes from, or a constant whose type the other side decides.</summary>
internal sealed record SqlOperand(string Text, ColumnSchema? Column, ConstantNode? Constant)
{
    /// <summary>True for the constant null.</summary>
    public bool IsNull => Constant is { Value: null };

    /// <summary>The operand as SQL; a constant becomes a parameter of the other side's type.</summary>
    public SqlOperand Resolve(ColumnSchema? other, Func<object?, string> parameter) =>
        Constant is null || Text.Length > 0 ? this : this with { Text = parameter(Constants.Read(Constant, other)) };
}
