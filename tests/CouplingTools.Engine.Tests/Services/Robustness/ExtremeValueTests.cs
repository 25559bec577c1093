using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.OData;
using System.Text.Json;
using Xunit;

namespace CouplingTools.Engine.Tests.Services.Robustness;

/// <summary>Values at the edge of what the services send.</summary>
public sealed class ExtremeValueTests
{
    [Theory]
    [InlineData(FieldKind.Number, "20000.0000", "20000.0000")]
    [InlineData(FieldKind.Number, "1.000000000000", "1.000000000000")]
    [InlineData(FieldKind.Number, "79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData(FieldKind.Number, "1e400", "1e400")]
    [InlineData(FieldKind.Number, "1E2", "100")]
    [InlineData(FieldKind.Number, "\"3036.6\"", "3036.6")]
    [InlineData(FieldKind.Number, "\"INF\"", "INF")]
    [InlineData(FieldKind.Integer, "9223372036854775808", "9223372036854775808")]
    [InlineData(FieldKind.Integer, "\"9007199254740993\"", "9007199254740993")]
    [InlineData(FieldKind.Date, "\"9999-12-31\"", "9999-12-31")]
    [InlineData(FieldKind.Date, "\"1753-01-01\"", "1753-01-01")]
    [InlineData(FieldKind.Date, "\"0001-01-01\"", "")]
    [InlineData(FieldKind.Date, "\"2025-02-30\"", "2025-02-30")]
    [InlineData(FieldKind.Date, "\"0000-00-00\"", "0000-00-00")]
    [InlineData(FieldKind.DateTime, "\"0001-01-01T00:00:00Z\"", "")]
    [InlineData(FieldKind.DateTime, "\"9999-12-31T23:59:59.9999999Z\"", "9999-12-31T23:59:59.9999999Z")]
    [InlineData(FieldKind.DateTime, "\"2025-03-05T19:19:22.37Z\"", "2025-03-05T19:19:22.37Z")]
    [InlineData(FieldKind.DateTime, "\"0001-01-01T00:00:00+14:00\"", "0001-01-01T00:00:00+14:00")]
    [InlineData(FieldKind.DateTime, "\"yesterday\"", "yesterday")]
    [InlineData(FieldKind.Guid, "\"00000000-0000-0000-0000-000000000000\"", "")]
    [InlineData(FieldKind.Guid, "\"not an id\"", "not an id")]
    [InlineData(FieldKind.Boolean, "\"true\"", "true")]
    [InlineData(FieldKind.Boolean, "\"maybe\"", "maybe")]
    [InlineData(FieldKind.Boolean, "1", "1")]
    [InlineData(FieldKind.Enumeration, "\"Member_of_another_version\"", "Member_of_another_version")]
    [InlineData(FieldKind.Enumeration, "\"_x0020_\"", "")]
    [InlineData(FieldKind.Enumeration, "\" \"", "")]
    [InlineData(FieldKind.Enumeration, "\"\"", "")]
    [InlineData(FieldKind.Enumeration, "7", "7")]
    [InlineData(FieldKind.Option, "\"923\"", "923")]
    [InlineData(FieldKind.Text, "12", "12")]
    [InlineData(FieldKind.Text, "{\"a\":1}", "{\"a\":1}")]
    [InlineData(FieldKind.Text, "[1,2]", "[1,2]")]
    [InlineData(FieldKind.Text, "true", "true")]
    internal void A_value_is_read_or_kept_as_the_text_it_is(FieldKind kind, string json, string expected)
    {
        using var document = JsonDocument.Parse(json);
        Assert.Equal(expected, JsonValueReader.Read(kind, document.RootElement).Text);
    }

    [Fact]
    public void Null_where_none_should_be_is_blank()
    {
        using var document = JsonDocument.Parse("null");
        Assert.All(Enum.GetValues<FieldKind>(), kind => Assert.Equal(FieldValue.Blank, JsonValueReader.Read(kind, document.RootElement)));
    }
}
