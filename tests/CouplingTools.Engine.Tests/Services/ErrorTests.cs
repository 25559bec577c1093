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
}
