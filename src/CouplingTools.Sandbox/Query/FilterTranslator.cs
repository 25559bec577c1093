using CouplingTools.Sandbox.Schema;
using Microsoft.OData.UriParser;

namespace CouplingTools.Sandbox.Query;

/// <summary>
/// Turns a parsed $filter into an SQL condition. An SQL condition here is never null: what compares with nothing is false, "ne" included nothing is true.
/// </summary>
internal sealed class FilterTranslator(QueryDialect dialect)
{
    private readonly List<object?> _parameters = [];
    private int _aliases;

    /// <summary>The condition over the table named t.</summary>
    public SqlCondition Translate(TableSchema table, FilterClause filter)
    {
        var scope = new Scope(filter.RangeVariable.Name, table, "t", null);
        return new SqlCondition(Condition(filter.Expression, scope), _parameters);
    }

    private string Condition(QueryNode node, Scope scope) => Unwrap(node) switch
    {
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } and => Join(" AND ", and, BinaryOperatorKind.And, scope),
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } or => Join(" OR ", or, BinaryOperatorKind.Or, scope),
        BinaryOperatorNode comparison => Comparison(comparison, scope),
        UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not => $"NOT coalesce({Condition(not.Operand, scope)}, 0)",
        SingleValueFunctionCallNode call => Function(call, scope),
        InNode list => In(list, scope),
        LambdaNode lambda => Lambda(lambda, scope),
        ConstantNode { Value: bool value } => value ? "1" : "0",
        SingleValuePropertyAccessNode property => $"({Value(property, scope).Text} = 1)",
        var other => throw dialect.Unsupported(other.Kind.ToString()),
    };

    private string Join(string word, BinaryOperatorNode root, BinaryOperatorKind kind, Scope scope)
    {
        var parts = new List<string>();
        var equals = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var operand in Operands(root, kind))
        {
            if (kind == BinaryOperatorKind.Or && EqualsConstant(operand, scope) is { } equal)
            {
                if (!equals.TryGetValue(equal.Column, out var values))
                    equals.Add(equal.Column, values = []);
                values.Add(equal.Value);
            }
            else
            {
                parts.Add(Condition(operand, scope));
            }
        }
        parts.AddRange(equals.Select(e => $"{e.Key} IN ({string.Join(", ", e.Value)})"));
        return parts.Count == 1 ? parts[0] : $"({string.Join(word, parts)})";
    }

    private static List<QueryNode> Operands(BinaryOperatorNode root, BinaryOperatorKind kind)
    {
        var operands = new List<QueryNode>();
        var open = new Stack<QueryNode>([root]);
        while (open.TryPop(out var node))
        {
            if (Unwrap(node) is BinaryOperatorNode binary && binary.OperatorKind == kind)
            {
                open.Push(binary.Right);
                open.Push(binary.Left);
            }
            else
            {
                operands.Add(node);
            }
        }
        return operands;
    }

    private (string Column, string Value)? EqualsConstant(QueryNode node, Scope scope)
    {
        if (Unwrap(node) is not BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Equal } equal
            || Unwrap(equal.Left) is not SingleValuePropertyAccessNode property
            || Unwrap(equal.Right) is not ConstantNode { Value: not null } constant)
        {
            return null;
        }
        var left = Value(property, scope);
        return (left.Text, Parameter(Constants.Read(constant, left.Column)));
    }

    private string Comparison(BinaryOperatorNode node, Scope scope)
    {
        var (left, right) = (Value(node.Left, scope), Value(node.Right, scope));
        left = left.Resolve(right.Column, Parameter);
        right = right.Resolve(left.Column, Parameter);
        if (left.Column?.Type == ColumnType.Enum && node.OperatorKind is not (BinaryOperatorKind.Equal or BinaryOperatorKind.NotEqual))
            throw dialect.Unsupported(node.OperatorKind.ToString());
        var word = node.OperatorKind switch
        {
            BinaryOperatorKind.Equal => left.IsNull || right.IsNull ? "IS" : "=",
            BinaryOperatorKind.NotEqual => "IS NOT",
            BinaryOperatorKind.GreaterThan => ">",
            BinaryOperatorKind.GreaterThanOrEqual => ">=",
            BinaryOperatorKind.LessThan => "<",
            BinaryOperatorKind.LessThanOrEqual => "<=",
            var other => throw dialect.Unsupported(other.ToString()),
        };
        return $"({left.Text} {word} {right.Text})";
    }

    private SqlOperand Value(QueryNode node, Scope scope) => Unwrap(node) switch
    {
        ConstantNode constant => new SqlOperand(string.Empty, null, constant),
        SingleValuePropertyAccessNode property => Column(property, scope),
        SingleValueFunctionCallNode call => FunctionValue(call, scope),
        var other => throw dialect.Unsupported(other.Kind.ToString()),
    };

    private SqlOperand Column(SingleValuePropertyAccessNode node, Scope scope)
    {
        if (Unwrap(node.Source) is ResourceRangeVariableReferenceNode range)
        {
            var owner = scope.Find(range.Name);
            var column = owner.Table.Property(node.Property.Name)!;
            var collation = dialect.IgnoresCase && column.Type == ColumnType.Text && Storage.SqlSchema.Collation(dialect.Schema, column) is null
                ? $" COLLATE {Storage.Collations.IgnoreCase}"
                : string.Empty;
            return new SqlOperand($"{owner.Alias}.\"{column.Name}\"{collation}", column, null);
        }
        if (Unwrap(node.Source) is SingleNavigationNode { Source: ResourceRangeVariableReferenceNode start } navigation)
        {
            var owner = scope.Find(start.Name);
            var path = owner.Table.Navigation(navigation.NavigationProperty.Name)!;
            var target = dialect.Schema.Target(path);
            var column = target.Property(node.Property.Name)!;
            if (column.Name == path.TargetColumn)
                return new SqlOperand($"{owner.Alias}.\"{path.Column}\"", column, null);
            var alias = NewAlias();
            var text = $"(SELECT {alias}.\"{column.Name}\" FROM \"{target.SqlName}\" {alias} WHERE {alias}.\"{path.TargetColumn}\" = {owner.Alias}.\"{path.Column}\")";
            // SQLite forgets the collation of a column that comes out of a subquery.
            var collation = Storage.SqlSchema.Collation(dialect.Schema, column);
            return new SqlOperand(collation is null ? text : $"{text} COLLATE {collation}", column, null);
        }
        throw dialect.Unsupported("a path of several navigation properties");
    }

    private string Function(SingleValueFunctionCallNode call, Scope scope)
    {
        var arguments = Arguments(call, scope, 2);
        var text = arguments[0].Resolve(null, Parameter).Text;
        var part = arguments[1].Resolve(null, Parameter).Text;
        return (call.Name, dialect.IgnoresCase) switch
        {
            ("contains", true) => $"{Storage.Collations.ContainsIgnoreCase}({text}, {part})",
            ("startswith", true) => $"{Storage.Collations.StartsIgnoreCase}({text}, {part})",
            ("endswith", true) => $"{Storage.Collations.EndsIgnoreCase}({text}, {part})",
            ("contains", false) => $"(instr({text}, {part}) > 0)",
            ("startswith", false) => $"(substr({text}, 1, length({part})) = {part})",
            ("endswith", false) => $"(length({text}) >= length({part}) AND substr({text}, length({text}) - length({part}) + 1) = {part})",
            _ => throw dialect.Unsupported(call.Name),
        };
    }

    private SqlOperand FunctionValue(SingleValueFunctionCallNode call, Scope scope)
    {
        var arguments = Arguments(call, scope, call.Name == "substring" ? 0 : 1);
        var texts = arguments.Select(a => a.Resolve(null, Parameter).Text).ToList();
        var sql = call.Name switch
        {
            "tolower" => $"{Storage.Collations.Lower}({texts[0]})",
            "toupper" => $"{Storage.Collations.Upper}({texts[0]})",
            "substring" when texts.Count == 2 => $"substr({texts[0]}, {texts[1]} + 1)",
            "substring" => $"substr({texts[0]}, {texts[1]} + 1, {texts[2]})",
            "year" => $"CAST(substr({texts[0]}, 1, 4) AS INTEGER)",
            "month" => $"CAST(substr({texts[0]}, 6, 2) AS INTEGER)",
            "day" => $"CAST(substr({texts[0]}, 9, 2) AS INTEGER)",
            _ => throw dialect.Unsupported(call.Name),
        };
        return new SqlOperand(sql, null, null);
    }

    private List<SqlOperand> Arguments(SingleValueFunctionCallNode call, Scope scope, int count)
    {
        var arguments = call.Parameters.Select(p => Value(p, scope)).ToList();
        if (!dialect.AllowsFunction(call.Name) || (count > 0 && arguments.Count != count))
            throw dialect.Unsupported(call.Name);
        return arguments;
    }

    private string In(InNode node, Scope scope)
    {
        var left = Value(node.Left, scope);
        if (node.Right is not CollectionConstantNode list)
            throw dialect.Unsupported("in");
        return $"{left.Text} IN ({string.Join(", ", list.Collection.Select(c => Parameter(Constants.Read(c, left.Column))))})";
    }

    private string Lambda(LambdaNode node, Scope scope)
    {
        if (node.Source is not CollectionNavigationNode { Source: ResourceRangeVariableReferenceNode start } source)
            throw dialect.Unsupported(node.Kind.ToString());
        var owner = scope.Find(start.Name);
        var path = owner.Table.Navigation(source.NavigationProperty.Name)!;
        var target = dialect.Schema.Target(path);
        var alias = NewAlias();
        var body = Condition(node.Body, new Scope(node.CurrentRangeVariable.Name, target, alias, scope));
        var related = $"FROM \"{target.SqlName}\" {alias} WHERE {alias}.\"{path.TargetColumn}\" = {owner.Alias}.\"{path.Column}\"";
        return node is AllNode ? $"NOT EXISTS (SELECT 1 {related} AND NOT coalesce({body}, 0))" : $"EXISTS (SELECT 1 {related} AND {body})";
    }

    private string Parameter(object? value)
    {
        _parameters.Add(value);
        return $"@{_parameters.Count - 1}";
    }

    private string NewAlias() => $"t{++_aliases}";

    private static QueryNode Unwrap(QueryNode node)
    {
        while (node is ConvertNode convert)
            node = convert.Source;
        return node;
    }

    private sealed record Scope(string Variable, TableSchema Table, string Alias, Scope? Outer)
    {
        public Scope Find(string variable) => Variable == variable ? this
            : (Outer ?? throw new InvalidOperationException($"The range variable {variable} is unknown.")).Find(variable);
    }
}
