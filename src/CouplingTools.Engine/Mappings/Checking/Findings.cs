namespace CouplingTools.Engine.Mappings.Checking;

/// <summary>Collects what one check finds of one mapping. When it finds nothing, that is said as well.</summary>
internal sealed class Findings(string mapping, string check)
{
    private readonly List<MappingCheck> _all = [];

    public bool IsEmpty => _all.Count == 0;

    public IReadOnlyList<MappingCheck> All => _all;

    public void Fail(string rule, string? field, Side? side, params object?[] arguments) => Add(CheckResult.Failed, rule, field, side, arguments);

    public void Warn(string rule, string? field, Side? side, params object?[] arguments) => Add(CheckResult.Warning, rule, field, side, arguments);

    public void Skip(string rule, Side? side, params object?[] arguments) => Add(CheckResult.Skipped, rule, null, side, arguments);

    public void Fail(string rule, string? field, Side? side, CouplingException failure) =>
        Add(CheckResult.Failed, rule, field, side, failure.Message, failure.RecommendedAction);

    public void Add(CheckResult result, string rule, string? field, Side? side, string detail, string? remedy) => _all.Add(new MappingCheck
    {
        Mapping = mapping,
        Check = check,
        Field = field,
        Service = side,
        Result = result,
        Rule = rule,
        Detail = detail,
        Remedy = remedy,
    });

    /// <summary>What was found, or one object that says that all is well.</summary>
    public IReadOnlyList<MappingCheck> OrPassed(string text, params object?[] arguments) => _all.Count > 0 ? _all :
    [
        new MappingCheck { Mapping = mapping, Check = check, Result = CheckResult.Passed, Detail = MappingText.Of(text, arguments) },
    ];

    private void Add(CheckResult result, string rule, string? field, Side? side, object?[] arguments) =>
        Add(result, rule, field, side, MappingText.Of(rule, arguments), MappingText.Action(rule));
}
