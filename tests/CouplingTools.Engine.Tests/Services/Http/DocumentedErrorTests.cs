using System.Text;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.Http;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Http;

/// <summary>The errors that the two services document: "Web service error codes" and "Operational limits online" of Business Central, "Web service error codes" and "Service protection API limits" of Dataverse.</summary>
public sealed class DocumentedErrorTests
{
    /// <summary>Service, status and code; class; a word of the remedy.</summary>
    public static TheoryData<Side, int, string, ErrorClass, string> Documented => new()
    {
        { Side.BusinessCentral, 400, "BadRequest_InvalidToken", ErrorClass.Configuration, "If-Match" },
        { Side.BusinessCentral, 400, "BadRequest", ErrorClass.Data, "Get-BusinessCentralRecord" },
        { Side.BusinessCentral, 400, "BadRequest_InvalidOperation", ErrorClass.Configuration, "read-only" },
        { Side.BusinessCentral, 400, "BadRequest_InvalidRequestUrl", ErrorClass.Configuration, "filters" },
        { Side.BusinessCentral, 400, "BadRequest_RequiredParamNotProvided", ErrorClass.Data, "default" },
        { Side.BusinessCentral, 400, "Application_DialogException", ErrorClass.Data, "logic" },
        { Side.BusinessCentral, 400, "Application_StringExceededLength", ErrorClass.Data, "Shorten" },
        { Side.BusinessCentral, 400, "Application_FieldValidationException", ErrorClass.Data, "Fill or correct" },
        { Side.BusinessCentral, 400, "Internal_InvalidTableRelation", ErrorClass.Data, "related table" },
        { Side.BusinessCentral, 400, "Application_EvaluateException", ErrorClass.Data, "codec" },
        { Side.BusinessCentral, 400, "Application_InvalidGUID", ErrorClass.Data, "id" },
        { Side.BusinessCentral, 400, "Application_FilterErrorException", ErrorClass.Data, "filter" },
        { Side.BusinessCentral, 400, "Application_CallbackNotAllowed", ErrorClass.Data, "dialog" },
        { Side.BusinessCentral, 400, "Unknown", ErrorClass.Data, "options" },
        { Side.BusinessCentral, 400, "Internal_EntityWithSameKeyExists", ErrorClass.Data, "New-RecordCoupling" },
        { Side.BusinessCentral, 409, "Internal_EntityWithSameKeyExists", ErrorClass.Data, "New-RecordCoupling" },
        { Side.BusinessCentral, 401, "Authentication_InvalidCredentials", ErrorClass.Configuration, "Microsoft Entra Applications" },
        { Side.BusinessCentral, 401, "Unauthorized", ErrorClass.Configuration, "access key" },
        { Side.BusinessCentral, 403, "Authorization_RequestDenied", ErrorClass.Configuration, "permission" },
        { Side.BusinessCentral, 400, "Authorization_RequestDenied", ErrorClass.Configuration, "permission" },
        { Side.BusinessCentral, 404, "BadRequest_ResourceNotFound", ErrorClass.Configuration, "entity set" },
        { Side.BusinessCentral, 404, "BadRequest_NotFound", ErrorClass.Data, "-OnDeleted" },
        { Side.BusinessCentral, 404, "Internal_RecordNotFound", ErrorClass.Data, "-OnDeleted" },
        { Side.BusinessCentral, 404, "Internal_CompanyNotFound", ErrorClass.Configuration, "-Company" },
        { Side.BusinessCentral, 404, "Internal_DataNotFoundFilter", ErrorClass.Data, "filter" },
        { Side.BusinessCentral, 404, "NoEnvironment", ErrorClass.Configuration, "-BusinessCentralUrl" },
        { Side.BusinessCentral, 405, "BadRequest_MethodNotAllowed", ErrorClass.Configuration, "API services" },
        { Side.BusinessCentral, 405, "", ErrorClass.Configuration, "API services" },
        { Side.BusinessCentral, 408, "", ErrorClass.Transient, "longer" },
        { Side.BusinessCentral, 409, "Request_EntityChanged", ErrorClass.Transient, "changed the record" },
        { Side.BusinessCentral, 413, "", ErrorClass.Data, "larger" },
        { Side.BusinessCentral, 429, "Application_TooManyRequests", ErrorClass.Transient, "-ThrottleLimit" },
        { Side.BusinessCentral, 429, "", ErrorClass.Transient, "-ThrottleLimit" },
        { Side.BusinessCentral, 500, "Internal_ServerError", ErrorClass.Transient, "correlation id" },
        { Side.BusinessCentral, 500, "", ErrorClass.Transient, "correlation id" },
        { Side.BusinessCentral, 501, "BadRequest_MethodNotImplemented", ErrorClass.Configuration, "one field" },
        { Side.BusinessCentral, 502, "", ErrorClass.Transient, "gateway" },
        { Side.BusinessCentral, 503, "", ErrorClass.Transient, "not available" },
        { Side.BusinessCentral, 503, "Internal_TenantUnavailable", ErrorClass.Transient, "admin center" },
        { Side.BusinessCentral, 504, "", ErrorClass.Transient, "longer" },
        { Side.Sales, 404, "0x80040217", ErrorClass.Data, "-OnDeleted" },
        { Side.Sales, 412, "0x80040237", ErrorClass.Data, "New-RecordCoupling" },
        { Side.Sales, 500, "0x80040237", ErrorClass.Data, "New-RecordCoupling" },
        { Side.Sales, 412, "0x80060892", ErrorClass.Data, "New-RecordCoupling" },
        { Side.Sales, 404, "0x80060891", ErrorClass.Data, "alternate key" },
        { Side.Sales, 400, "0x80060891", ErrorClass.Data, "alternate key" },
        { Side.Sales, 400, "0x80060890", ErrorClass.Configuration, "activated" },
        { Side.Sales, 400, "0x80060893", ErrorClass.Configuration, "existing key" },
        { Side.Sales, 400, "0x8006088F", ErrorClass.Configuration, "match rule" },
        { Side.Sales, 400, "0x8006089D", ErrorClass.Data, "duplicate" },
        { Side.Sales, 412, "0x80060882", ErrorClass.Transient, "changed the record" },
        { Side.Sales, 400, "0x80060883", ErrorClass.Configuration, "If-Match" },
        { Side.Sales, 400, "0x8006088D", ErrorClass.Configuration, "optimistic concurrency" },
        { Side.Sales, 400, "0x80060888", ErrorClass.Configuration, "Get-SalesRecord" },
        { Side.Sales, 404, "0x80060888", ErrorClass.Configuration, "Get-SalesRecord" },
        { Side.Sales, 415, "0x80060888", ErrorClass.Configuration, "Get-SalesRecord" },
        { Side.Sales, 400, "0x80048d19", ErrorClass.Data, "type of its column" },
        { Side.Sales, 400, "0x80044331", ErrorClass.Data, "Shorten" },
        { Side.Sales, 400, "0x8004432F", ErrorClass.Data, "limits of the column" },
        { Side.Sales, 400, "0x80044330", ErrorClass.Data, "limits of the column" },
        { Side.Sales, 400, "0x8004431A", ErrorClass.Data, "options" },
        { Side.Sales, 400, "0x8004431C", ErrorClass.Data, "options" },
        { Side.Sales, 400, "0x80048408", ErrorClass.Data, "status reason" },
        { Side.Sales, 400, "0x80040278", ErrorClass.Data, "control characters" },
        { Side.Sales, 400, "0x80040203", ErrorClass.Data, "Correct the value" },
        { Side.Sales, 400, "0x80040216", ErrorClass.Data, "does not explain" },
        { Side.Sales, 500, "0x80040216", ErrorClass.Transient, "does not explain" },
        { Side.Sales, 400, "0x80040224", ErrorClass.Data, "plug-in" },
        { Side.Sales, 500, "0x80040224", ErrorClass.Transient, "plug-in" },
        { Side.Sales, 400, "0x80040265", ErrorClass.Data, "plug-in" },
        { Side.Sales, 403, "0x80040220", ErrorClass.Configuration, "security role" },
        { Side.Sales, 403, "0x80048306", ErrorClass.Configuration, "security role" },
        { Side.Sales, 403, "0x8004F504", ErrorClass.Configuration, "column security profile" },
        { Side.Sales, 403, "0x8004f507", ErrorClass.Configuration, "column security profile" },
        { Side.Sales, 405, "0x80040227", ErrorClass.Data, "refer to the row" },
        { Side.Sales, 400, "0x80040227", ErrorClass.Data, "refer to the row" },
        { Side.Sales, 400, "0x80041102", ErrorClass.Configuration, "no such table" },
        { Side.Sales, 400, "0x80041103", ErrorClass.Configuration, "no such column" },
        { Side.Sales, 413, "0x8004418A", ErrorClass.Data, "larger" },
        { Side.Sales, 400, "0x8004418A", ErrorClass.Data, "larger" },
        { Side.Sales, 400, "0x80044352", ErrorClass.Transient, "-All" },
        { Side.Sales, 400, "0x80044339", ErrorClass.Transient, "lock" },
        { Side.Sales, 500, "0x80044339", ErrorClass.Transient, "lock" },
        { Side.Sales, 500, "0x80044150", ErrorClass.Transient, "deadlock" },
        { Side.Sales, 500, "0x80044151", ErrorClass.Transient, "too long" },
        { Side.Sales, 400, "0x8004E023", ErrorClass.Configuration, "Narrow" },
        { Side.Sales, 400, "0x8004430C", ErrorClass.Configuration, "Simplify" },
        { Side.Sales, 412, "0x80040333", ErrorClass.Data, "duplicate detection" },
        { Side.Sales, 500, "0x80040333", ErrorClass.Data, "duplicate detection" },
        { Side.Sales, 429, "0x80072321", ErrorClass.Transient, "-ThrottleLimit" },
        { Side.Sales, 429, "0x80072322", ErrorClass.Transient, "five minutes" },
        { Side.Sales, 429, "0x80072326", ErrorClass.Transient, "-ThrottleLimit" },
        { Side.Sales, 429, "-2147015902", ErrorClass.Transient, "five minutes" },
        { Side.Sales, 429, "0x80071151", ErrorClass.Transient, "solution" },
        { Side.BusinessCentral, 400, "", ErrorClass.Data, "" },
        { Side.BusinessCentral, 401, "", ErrorClass.Configuration, "credentials" },
        { Side.BusinessCentral, 403, "", ErrorClass.Configuration, "permission" },
        { Side.BusinessCentral, 403, "Authorization_PermissionMissing", ErrorClass.Configuration, "permission" },
        { Side.BusinessCentral, 404, "", ErrorClass.Configuration, "addresses" },
        { Side.BusinessCentral, 409, "", ErrorClass.Transient, "" },
        { Side.BusinessCentral, 412, "", ErrorClass.Transient, "" },
        { Side.BusinessCentral, 412, "Request_EntityChanged", ErrorClass.Transient, "changed the record" },
        { Side.BusinessCentral, 501, "", ErrorClass.Configuration, "support" },
        { Side.Sales, 400, "0x80040217", ErrorClass.Data, "-OnDeleted" },
        { Side.Sales, 404, "-2147220969", ErrorClass.Data, "-OnDeleted" },
        { Side.Sales, 412, "-2147088254", ErrorClass.Transient, "changed the record" },
        { Side.Sales, 412, "-2147220937", ErrorClass.Data, "New-RecordCoupling" },
        { Side.Sales, 429, "-2147015903", ErrorClass.Transient, "-ThrottleLimit" },
        { Side.Sales, 429, "-2147015898", ErrorClass.Transient, "-ThrottleLimit" },
        { Side.Sales, 500, "-2147204783", ErrorClass.Transient, "too long" },
        { Side.Sales, 500, "-2147204784", ErrorClass.Transient, "deadlock" },
        { Side.Sales, 400, "0x80040315", ErrorClass.Configuration, "support" },
        { Side.Sales, 400, "0x8004023B", ErrorClass.Data, "state" },
        { Side.Sales, 400, "", ErrorClass.Data, "" },
        { Side.Sales, 405, "", ErrorClass.Configuration, "address" },
        { Side.Sales, 412, "", ErrorClass.Transient, "" },
        { Side.Sales, 413, "", ErrorClass.Data, "larger" },
        { Side.Sales, 429, "", ErrorClass.Transient, "-ThrottleLimit" },
        { Side.Sales, 500, "", ErrorClass.Transient, "correlation id" },
        { Side.Sales, 502, "", ErrorClass.Transient, "gateway" },
        { Side.Sales, 503, "", ErrorClass.Transient, "not available" },
        { Side.Sales, 504, "", ErrorClass.Transient, "longer" },
        { Side.Sales, 401, "", ErrorClass.Configuration, "credentials" },
        { Side.Sales, 403, "", ErrorClass.Configuration, "permission" },
        { Side.Sales, 404, "", ErrorClass.Configuration, "addresses" },
        { Side.Sales, 415, "", ErrorClass.Configuration, "content" },
        { Side.Sales, 501, "", ErrorClass.Configuration, "support" },
    };

    [Theory]
    [MemberData(nameof(Documented))]
    public void A_documented_error_has_its_class_its_id_and_its_remedy(Side side, int status, string code, ErrorClass errorClass, string remedy)
    {
        var error = ErrorReader.Read(side, status, Encoding.UTF8.GetBytes(Answers.Error(code)), "4711");
        var told = ServiceFailure.ToException(new ServiceException(error));

        Assert.Equal((errorClass, errorClass), (error.Class, told.ErrorClass));
        Assert.Equal(
            errorClass switch
            {
                ErrorClass.Transient => "RequestUnavailable",
                ErrorClass.Configuration when status != 400 => "RequestDenied",
                _ => "RequestRefused",
            },
            told.ErrorId);
        if (remedy.Length > 0)
        {
            Assert.Contains(remedy, error.Remedy, StringComparison.Ordinal);
            Assert.Equal(error.Remedy, told.RecommendedAction);
        }
        Assert.NotEqual(string.Empty, told.RecommendedAction);
        Assert.Contains("4711", told.Message, StringComparison.Ordinal);
        Assert.Contains("It went wrong.", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_known_code_is_documented_here() =>
        Assert.Empty(ServiceCodes.All.Except(Documented.Select(row => row.Data.Item3), StringComparer.OrdinalIgnoreCase));

    [Theory]
    [InlineData(400, ErrorClass.Data)]
    [InlineData(401, ErrorClass.Configuration)]
    [InlineData(403, ErrorClass.Configuration)]
    [InlineData(404, ErrorClass.Configuration)]
    [InlineData(405, ErrorClass.Configuration)]
    [InlineData(408, ErrorClass.Transient)]
    [InlineData(409, ErrorClass.Transient)]
    [InlineData(410, ErrorClass.Data)]
    [InlineData(412, ErrorClass.Transient)]
    [InlineData(413, ErrorClass.Data)]
    [InlineData(415, ErrorClass.Configuration)]
    [InlineData(429, ErrorClass.Transient)]
    [InlineData(500, ErrorClass.Transient)]
    [InlineData(501, ErrorClass.Configuration)]
    [InlineData(502, ErrorClass.Transient)]
    [InlineData(503, ErrorClass.Transient)]
    [InlineData(504, ErrorClass.Transient)]
    public void A_code_that_nobody_documented_is_judged_by_its_status_in_every_form_of_body(int status, ErrorClass expected)
    {
        foreach (var body in Forms("Surprise_NotDocumented"))
        {
            var error = ErrorReader.Read(Side.BusinessCentral, status, Encoding.UTF8.GetBytes(body), "4711");
            Assert.Equal((expected, status), (error.Class, error.Status));
            Assert.NotEqual(string.Empty, error.Message);
            Assert.NotEqual(string.Empty, error.Code);
        }
    }

    /// <summary>The documented form, the forms of proxies and older services, and what is none.</summary>
    private static string[] Forms(string code) =>
    [
        Answers.Error(code), "\uFEFF" + Answers.Error(code), Answers.Error(""), Answers.Error(code)[..30], "", " ", "null", "[]", "{}", "0",
        "{\"error\":null}", "{\"error\":[]}", "{\"error\":{\"code\":null,\"message\":null}}", "{\"error\":{\"code\":{},\"message\":[]}}",
        "{\"error\":{\"code\":\"\",\"message\":{\"lang\":\"en-US\",\"value\":\"It went wrong.\"}}}", "{\"error\":{\"message\":\"\\ud800\"}}",
        $"<error xmlns=\"http://docs.oasis-open.org/odata/ns/metadata\"><code>{code}</code><message>It went wrong.</message></error>",
        "<error><code>", "<html><head><title>Gateway</title></head></html>", "<!DOCTYPE html><p>Sign in &amp; go", new string('<', 1_000_000), new string('[', 100_000),
        "Service Unavailable", "\0\u0001",
    ];

    [Fact]
    public void More_than_thirty_codes_are_explained_in_plain_words() =>
        Assert.InRange(ServiceCodes.All.Count(code => ErrorCatalog.RemedyOf(0, code) is not null), 60, int.MaxValue);

    [Fact]
    public void An_unknown_code_is_explained_by_its_status_and_an_unknown_status_not_at_all()
    {
        Assert.Equal(ErrorCatalog.RemedyOf(503, "Http503"), ErrorCatalog.RemedyOf(503, "0x80099999"));
        Assert.NotNull(ErrorCatalog.RemedyOf(503, "0x80099999"));
        Assert.Null(ErrorCatalog.RemedyOf(418, "Teapot"));
    }

    [Theory]
    [InlineData("ConnectionFailed", "firewall")]
    [InlineData("AnswerLost", "found by reading")]
    [InlineData("RequestTimedOut", "slow plug-ins")]
    [InlineData("UnreadableAnswer", "sign-in page")]
    [InlineData("MissingAnswer", "found by reading")]
    [InlineData("InsecureAddress", "https")]
    public void Trouble_below_the_service_has_a_remedy_too(string code, string remedy) =>
        Assert.Contains(remedy, ServiceErrors.Create(Side.Sales, code, ErrorClass.Transient, 0, "detail").Remedy, StringComparison.Ordinal);
}
