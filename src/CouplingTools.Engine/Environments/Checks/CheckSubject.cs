namespace CouplingTools.Engine.Environments.Checks;

/// <summary>What a check is about; words its outcome. The remedy of a text is the text of the same name that ends with <c>_Action</c>.</summary>
internal sealed record CheckSubject(string Check, Side? Service = null, string? Mapping = null)
{
    public ConnectionCheck Passed(string text, params object?[] arguments) => Of(CheckResult.Passed, text, arguments);

    public ConnectionCheck Warning(string text, params object?[] arguments) => Of(CheckResult.Warning, text, arguments);

    public ConnectionCheck Failed(string text, params object?[] arguments) => Of(CheckResult.Failed, text, arguments);

    public ConnectionCheck Skipped(string text, params object?[] arguments) => Of(CheckResult.Skipped, text, arguments);

    public ConnectionCheck Failed(CouplingException failure) => new()
    {
        Check = Check,
        Service = Service,
        Mapping = Mapping,
        Result = CheckResult.Failed,
        Detail = failure.Message,
        Remedy = failure.RecommendedAction,
    };

    private ConnectionCheck Of(CheckResult result, string text, object?[] arguments) => new()
    {
        Check = Check,
        Service = Service,
        Mapping = Mapping,
        Result = result,
        Detail = ErrorText.Message(text, arguments),
        Remedy = result == CheckResult.Passed ? null : ErrorText.Action(text, arguments),
    };
}
