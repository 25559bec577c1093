namespace CouplingTools.Sandbox.BusinessCentral.Errors;

/// <summary>A request that Business Central refuses.</summary>
internal sealed class BusinessCentralException(int status, string code, string message) : Exception(message)
{
    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>Error code.</summary>
    public string Code { get; } = code;
}
