using System.Globalization;
using System.Net;
using System.Text;
using CouplingTools.Sandbox.Faults;
using CouplingTools.Sandbox.Http;

namespace CouplingTools.Sandbox.Dataverse;

/// <summary>The answers to requests that the service does not look at, after the page "Service protection API limits".</summary>
/// <remarks>
/// Fidelity: codes and texts of the limits are documented. 503 is answered by the web server in front of the service, so with a page of HTML. 401 has no
/// body and names tenant and resource in WWW-Authenticate.
/// </remarks>
internal static class Refusals
{
    private const string UnavailablePage = """
        <!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN""http://www.w3.org/TR/html4/strict.dtd">
        <HTML><HEAD><TITLE>Service Unavailable</TITLE>
        <META HTTP-EQUIV="Content-Type" Content="text/html; charset=us-ascii"></HEAD>
        <BODY><h2>Service Unavailable</h2>
        <hr><p>HTTP Error 503. The service is unavailable.</p>
        </BODY></HTML>
        """;

    public static SandboxResponse Answer(Refusal refusal, Uri url)
    {
        var response = refusal.Reason switch
        {
            RefusalReason.Unauthorized => Unauthorized(url),
            RefusalReason.Unavailable => new SandboxResponse(503) { ContentType = "text/html; charset=us-ascii", Body = Encoding.ASCII.GetBytes(UnavailablePage) },
            _ => Answers.Error(Limit(refusal)),
        };
        if (refusal.RetryAfterSeconds is { } seconds)
            response.Headers.Add("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));
        return response;
    }

    private static SandboxResponse Unauthorized(Uri url)
    {
        var response = new SandboxResponse(401);
        response.Headers.Add(
            "WWW-Authenticate",
            $"Bearer authorization_uri=https://login.microsoftonline.com/{SandboxEnvironment.TenantId:D}/oauth2/authorize, resource_id={url.GetLeftPart(UriPartial.Authority)}/");
        return response;
    }

    private static DataverseException Limit(Refusal refusal)
    {
        var limits = refusal.Limits;
        var window = string.Create(CultureInfo.InvariantCulture, $"over time window of {limits.Window.TotalSeconds:0} seconds.");
        return refusal.Reason switch
        {
            RefusalReason.Requests => TooMany("0x80072322", $"Number of requests exceeded the limit of {limits.Requests} {window}"),
            RefusalReason.ExecutionTime => TooMany("0x80072321", ExecutionTime(limits.ExecutionTime, window)),
            _ => TooMany("0x80072326", $"Number of concurrent requests exceeded the limit of {limits.SalesConcurrency}."),
        };
    }

    private static string ExecutionTime(TimeSpan most, string window) => string.Create(
        CultureInfo.InvariantCulture,
        $"Combined execution time of incoming requests exceeded limit of {most.TotalMilliseconds:N0} milliseconds {window} Decrease number of concurrent requests or reduce the duration of requests and try again later.");

    private static DataverseException TooMany(string code, string message) => new(HttpStatusCode.TooManyRequests, code, message);
}
