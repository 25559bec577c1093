using System.Management.Automation;
using CouplingTools.Engine;

namespace CouplingTools.Output;

/// <summary>Turns trouble into PowerShell's error records.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord From(CouplingException problem, object? input = null) =>
        Create(problem, problem.ErrorId, Category(problem.ErrorId, problem.ErrorClass), problem.Target ?? input, problem.RecommendedAction);

    /// <summary>The error of a result, whose reason is its id.</summary>
    public static ErrorRecord From(SyncResult result, object input)
    {
        var id = result.Reason ?? result.Outcome.ToString();
        return From(new CouplingException(id, result.ErrorClass ?? ErrorClass.Data, result.Error ?? id, result.RecommendedAction), input);
    }

    public static ErrorRecord Unexpected(Exception defect)
    {
        var problem = new CouplingException(
            "UnexpectedError", ErrorClass.Configuration,
            CmdletText.Message("UnexpectedError", defect.Message), CmdletText.Action("UnexpectedError"), defect);
        return Create(problem, problem.ErrorId, ErrorCategory.NotSpecified, null, problem.RecommendedAction);
    }

    private static ErrorRecord Create(Exception problem, string id, ErrorCategory category, object? target, string? action) =>
        new(problem, id, category, target)
        {
            ErrorDetails = new ErrorDetails(problem.Message) { RecommendedAction = action ?? string.Empty },
        };

    private static ErrorCategory Category(string id, ErrorClass errorClass) => id switch
    {
        "NotConnected" or "ConnectionClosed" => ErrorCategory.ConnectionError,
        "PermissionDenied" or "Forbidden" => ErrorCategory.PermissionDenied,
        "Unauthorized" => ErrorCategory.AuthenticationError,
        "SandboxUnreadable" => ErrorCategory.OpenError,
        "SandboxNotCreated" => ErrorCategory.WriteError,
        _ when id.EndsWith("NotFound", StringComparison.Ordinal) || id is "NotCoupled" => ErrorCategory.ObjectNotFound,
        _ when id.EndsWith("Exists", StringComparison.Ordinal) || id.EndsWith("AlreadyCoupled", StringComparison.Ordinal) || id is "DuplicateFound" => ErrorCategory.ResourceExists,
        _ => errorClass switch
        {
            ErrorClass.Transient => ErrorCategory.ResourceUnavailable,
            ErrorClass.Data => ErrorCategory.InvalidData,
            _ => ErrorCategory.InvalidArgument,
        },
    };
}
