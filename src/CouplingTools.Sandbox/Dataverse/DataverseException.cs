using System.Net;

namespace CouplingTools.Sandbox.Dataverse;

/// <summary>A request the service refuses, with the status, code and text it answers.</summary>
internal sealed class DataverseException(HttpStatusCode status, string code, string message) : Exception(message)
{
    /// <summary>The HTTP status of the answer.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>The service's error code in hexadecimal, such as <c>0x80040217</c>.</summary>
    public string Code { get; } = code;
}
