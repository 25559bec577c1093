using System.Text;
using CouplingTools.Engine.Services.Http;
using CsCheck;
using Xunit;

namespace CouplingTools.Engine.Tests.Services;

public sealed class ErrorTests
{
    [Theory]
    [InlineData(400, """{"error":{"code":"BadRequest","message":"Expression expected at position 5 in 'No eq'.  CorrelationId:  64c04b4f-1111-4000-8000-000000000000."}}""", "BadRequest", "Expression expected at position 5 in 'No eq'.")]
    [InlineData(404, """<error xmlns="http://docs.oasis-open.org/odata/ns/metadata"><code>NoEnvironment</code><message>Environment does not exist.</message></error>""", "NoEnvironment", "Environment does not exist.")]
    [InlineData(502, "<!DOCTYPE html><html><head><title>502 Bad Gateway &amp; more</title></head><body><h1>x</h1></body></html>", "Http502", "502 Bad Gateway & more")]
    [InlineData(503, "<html><body><b>Down</b></body>", "Http503", "Down")]
    [InlineData(500, "", "Http500", "Business Central answered with status 500 and no message.")]
    [InlineData(500, "\uFEFF{\"error\":{\"code\":\"X\",\"message\":\"Y\"}}", "X", "Y")]
    [InlineData(400, """{"error":{"code":"","message":"No code"}}""", "Http400", "No code")]
    [InlineData(400, """{"error":{"code":-2147220969,"message":{"lang":"en-US","value":"Old form"}}}""", "0x80040217", "Old form")]
    [InlineData(400, """{"error":{"code":"0x80048d19","mess""", "Http400", "{\"error\":{\"code\":\"0x80048d19\",\"mess")]
    [InlineData(401, """{"error":"invalid_token","error_description":"The token has expired."}""", "invalid_token", "The token has expired.")]
    [InlineData(400, """{"Message":"An error has occurred."}""", "Http400", "An error has occurred.")]
    [InlineData(400, """{"error":null}""", "Http400", "Business Central answered with status 400 and no message.")]
    [InlineData(400, "<error><code>", "Http400", "Business Central answered with status 400 and no message.")]
    [InlineData(500, "plain words", "Http500", "plain words")]
    public void Every_form_of_error_body_gives_a_code_and_a_message(int status, string body, string code, string message)
    {
        var error = ErrorReader.Read(Side.BusinessCentral, status, Encoding.UTF8.GetBytes(body), "fallback");

        Assert.Equal((status, code, message), (error.Status, error.Code, error.Message));
        Assert.Equal(body.Contains("CorrelationId", StringComparison.Ordinal) ? "64c04b4f-1111-4000-8000-000000000000" : "fallback", error.CorrelationId);
    }

    [Fact]
    public void No_body_whatever_makes_reading_an_error_fail() => Gen.Select(
        Gen.Int[300, 599],
        Gen.OneOf(
            Gen.Byte.Array[0, 60],
            Gen.String["<>/error&;\"{}:,[]code message null 1e9"].Select(Encoding.UTF8.GetBytes),
            Gen.Int[0, 60].Select(length => Encoding.UTF8.GetBytes("""{"error":{"code":"0x80044331","message":"A validation error"}}"""[..length]))))
        .Sample((status, body) =>
        {
            var error = ErrorReader.Read(Side.Sales, status, body, null);
            return error.Message.Length > 0 && error.Code.Length > 0;
        }, iter: 10_000);

    [Theory]
    [InlineData(400, "Application_StringExceededLength", ErrorClass.Data)]
    [InlineData(400, "Internal_InvalidTableRelation", ErrorClass.Data)]
    [InlineData(400, "Application_FieldValidationException", ErrorClass.Data)]
    [InlineData(404, "Internal_RecordNotFound", ErrorClass.Data)]
    [InlineData(400, "BadRequest_InvalidToken", ErrorClass.Configuration)]
    [InlineData(401, "Authentication_InvalidCredentials", ErrorClass.Configuration)]
    [InlineData(404, "NoEnvironment", ErrorClass.Configuration)]
    [InlineData(404, "Internal_CompanyNotFound", ErrorClass.Configuration)]
    [InlineData(501, "BadRequest_MethodNotImplemented", ErrorClass.Configuration)]
    [InlineData(429, "Application_TooManyRequests", ErrorClass.Transient)]
    [InlineData(409, "Request_EntityChanged", ErrorClass.Transient)]
    [InlineData(503, "Internal_TenantUnavailable", ErrorClass.Transient)]
    [InlineData(500, "Internal_ServerError", ErrorClass.Transient)]
    [InlineData(408, "Http408", ErrorClass.Transient)]
    [InlineData(504, "Http504", ErrorClass.Transient)]
    [InlineData(400, "0x80044331", ErrorClass.Data)]
    [InlineData(400, "0x80048d19", ErrorClass.Data)]
    [InlineData(404, "0x80040217", ErrorClass.Data)]
    [InlineData(412, "0x80040237", ErrorClass.Data)]
    [InlineData(500, "0x80040333", ErrorClass.Data)]
    [InlineData(412, "0x80060882", ErrorClass.Transient)]
    [InlineData(400, "0x80044339", ErrorClass.Transient)]
    [InlineData(429, "0x80072326", ErrorClass.Transient)]
    [InlineData(403, "0x80040220", ErrorClass.Configuration)]
    [InlineData(403, "0x8004f504", ErrorClass.Configuration)]
    [InlineData(400, "0x80060888", ErrorClass.Configuration)]
    public void Documented_codes_have_the_right_class(int status, string code, ErrorClass expected) =>
        Assert.Equal(expected, ErrorClassifier.Classify(status, code));
}
