using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.OData;
using CsCheck;
using Xunit;

namespace CouplingTools.Engine.Tests.Services;

public sealed class ValueTests
{
    private static readonly Gen<DateTimeOffset> s_times = Gen.Long[1, DateTimeOffset.MaxValue.Ticks].Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    private static readonly Gen<(FieldKind Kind, FieldValue Value)> s_values = Gen.OneOf(
        Gen.String.Where(text => IsUnicode(text)).Select(text => (FieldKind.Text, FieldValue.Of(text))),
        Gen.Decimal.Select(number => (FieldKind.Number, FieldValue.Of(number))),
        Gen.Int.Select(number => (FieldKind.Integer, FieldValue.Of(number))),
        Gen.Int.Select(number => (FieldKind.Option, FieldValue.Of(number))),
        Gen.Bool.Select(truth => (FieldKind.Boolean, FieldValue.Of(truth))),
        Gen.Guid.Where(id => id != Guid.Empty).Select(id => (FieldKind.Guid, FieldValue.Of(id))),
        Gen.Int[1, DateOnly.MaxValue.DayNumber].Select(day => (FieldKind.Date, FieldValue.Of(DateOnly.FromDayNumber(day)))),
        s_times.Select(time => (FieldKind.DateTime, FieldValue.Of(time))),
        Gen.Char.Array[1, 20].Select(chars => new string(chars)).Where(name => IsUnicode(name) && !string.IsNullOrWhiteSpace(name) && !name.Contains("_x", StringComparison.Ordinal))
            .Select(name => (FieldKind.Enumeration, FieldValue.Of(name))));

    [Fact]
    public void What_is_written_reads_back_as_the_same_value_on_both_services() => s_values.Sample(
        pair => Read(pair.Kind, Written(JsonValueWriter.Write, pair.Kind, pair.Value)) == pair.Value
            && Read(pair.Kind, Written(JsonValueWriter.WriteWithoutNull, pair.Kind, pair.Value)) == pair.Value,
        iter: 10_000);

    [Fact]
    public void A_blank_reads_back_as_blank_from_every_column_that_can_be_blank()
    {
        foreach (var kind in Enum.GetValues<FieldKind>())
        {
            Assert.Equal("null", Written(JsonValueWriter.Write, kind, FieldValue.Blank));
            var text = Written(JsonValueWriter.WriteWithoutNull, kind, FieldValue.Blank);
            Assert.NotEqual("null", text);
            if (kind is FieldKind.Number or FieldKind.Integer or FieldKind.Option)
                Assert.Equal(0m, Read(kind, text).Value);
            else if (kind is FieldKind.Boolean)
                Assert.Equal(false, Read(kind, text).Value);
            else
                Assert.True(Read(kind, text).IsBlank, $"{kind}: {text}");
        }
    }

    [Theory]
    [InlineData(FieldKind.Enumeration, "\"_x0020_\"", "")]
    [InlineData(FieldKind.Enumeration, "\" \"", "")]
    [InlineData(FieldKind.Enumeration, "\"Sales_x0020_Order\"", "Sales Order")]
    [InlineData(FieldKind.Enumeration, "\"Sales Order\"", "Sales Order")]
    [InlineData(FieldKind.Enumeration, "\"G_x002F_L_x0020_Account\"", "G/L Account")]
    [InlineData(FieldKind.Enumeration, "\"Charge_x0020__x0028_Item_x0029_\"", "Charge (Item)")]
    [InlineData(FieldKind.Enumeration, "\"Expired_x0020_\"", "Expired ")]
    [InlineData(FieldKind.Guid, "\"00000000-0000-0000-0000-000000000000\"", "")]
    [InlineData(FieldKind.Date, "\"0001-01-01\"", "")]
    [InlineData(FieldKind.Date, "\"2025-01-31T00:00:00Z\"", "2025-01-31")]
    [InlineData(FieldKind.DateTime, "\"0001-01-01T00:00:00Z\"", "")]
    [InlineData(FieldKind.DateTime, "\"2025-03-05T19:19:22.37Z\"", "2025-03-05T19:19:22.37Z")]
    [InlineData(FieldKind.DateTime, "\"2025-03-05T19:19:22\"", "2025-03-05T19:19:22Z")]
    [InlineData(FieldKind.DateTime, "\"2025-03-05T19:19:22.1234567+01:00\"", "2025-03-05T18:19:22.1234567Z")]
    [InlineData(FieldKind.Number, "20000.0000", "20000.0000")]
    [InlineData(FieldKind.Number, "1.5E+3", "1500")]
    [InlineData(FieldKind.Number, "\"12.50\"", "12.50")]
    [InlineData(FieldKind.Number, "1e300", "1e300")]
    [InlineData(FieldKind.Integer, "9007199254740993", "9007199254740993")]
    [InlineData(FieldKind.Text, "\"\"", "")]
    [InlineData(FieldKind.Text, "null", "")]
    [InlineData(FieldKind.Text, "\"  padded  \"", "  padded  ")]
    [InlineData(FieldKind.Code, "10000", "10000")]
    [InlineData(FieldKind.Boolean, "null", "")]
    [InlineData(FieldKind.Lookup, "\"not an id\"", "not an id")]
    internal void Every_form_a_service_uses_is_understood(FieldKind kind, string json, string text)
    {
        var value = Read(kind, json);

        Assert.Equal(text, value.Text);
        Assert.Equal(text.Length == 0, value.IsBlank);
    }

    [Theory]
    [InlineData(FieldKind.Integer, 5.0, "5")]
    [InlineData(FieldKind.Number, 5.25, "5.25")]
    [InlineData(FieldKind.Integer, 5.25, "5.25")]
    internal void A_whole_number_is_written_without_a_fraction(FieldKind kind, double number, string json) =>
        Assert.Equal(json, Written(JsonValueWriter.Write, kind, FieldValue.Of(decimal.Parse(number.ToString("F2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData(FieldKind.Number, "abc", "\"abc\"")]
    [InlineData(FieldKind.Boolean, "maybe", "\"maybe\"")]
    [InlineData(FieldKind.Boolean, "True", "true")]
    [InlineData(FieldKind.Option, "100000001", "100000001")]
    [InlineData(null, "text", "\"text\"")]
    internal void Text_is_converted_where_it_can_be_and_left_to_the_service_to_refuse_where_not(FieldKind? kind, string text, string json) =>
        Assert.Equal(json, Written(JsonValueWriter.Write, kind, FieldValue.Of(text)));

    [Fact]
    public void A_date_and_a_time_are_written_as_their_column_wants_them()
    {
        Assert.Equal("\"2025-01-31\"", Written(JsonValueWriter.Write, FieldKind.Date, FieldValue.Of(new DateTimeOffset(2025, 1, 31, 23, 0, 0, TimeSpan.Zero))));
        Assert.Equal("\"2025-01-31T00:00:00Z\"", Written(JsonValueWriter.Write, FieldKind.DateTime, FieldValue.Of(new DateOnly(2025, 1, 31))));
    }

    [Theory]
    [InlineData("Sales Order", "Sales_x0020_Order")]
    [InlineData("Non-Inventory", "Non_x002D_Inventory")]
    [InlineData("Begin-Total", "Begin_x002D_Total")]
    [InlineData("Positive Adjmt.", "Positive_x0020_Adjmt_x002E_")]
    [InlineData("Post Code+City", "Post_x0020_Code_x002B_City")]
    [InlineData(" ", "_x0020_")]
    [InlineData("", "_x0020_")]
    public void Enumeration_members_are_escaped_as_the_metadata_spells_them(string name, string escaped) =>
        Assert.Equal(escaped, EnumerationNames.Escape(name));

    private static bool IsUnicode(string text)
    {
        try
        {
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(text);
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private static FieldValue Read(FieldKind? kind, string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonValueReader.Read(kind, document.RootElement);
    }

    private static string Written(Action<Utf8JsonWriter, FieldKind?, FieldValue> write, FieldKind? kind, FieldValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            write(json, kind, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
