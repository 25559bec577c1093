using CouplingTools.Engine.Couplings.Encoding;
using CouplingTools.Engine.Records;
using CsCheck;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings;

public sealed class StoreJsonTests
{
    [Fact]
    public void Every_value_comes_back_with_its_type() =>
        FieldValueGenerator.Values.Sample(
            value =>
            {
                var read = StoreJson.ReadValues(StoreJson.Write(new Dictionary<string, FieldValue> { ["f"] = value }))["f"];
                return read == value && read.Value?.GetType() == value.Value?.GetType() && read.Text == value.Text;
            },
            iter: 20_000);

    [Fact]
    public void Every_base_comes_back_with_its_types() =>
        FieldValueGenerator.FieldBases.Sample(bases => BaseAssert.Same(bases, StoreJson.ReadBases(StoreJson.Write(bases))), iter: 5_000);

    [Fact]
    public void The_encoding_is_compact_and_readable()
    {
        var bases = new Dictionary<string, CouplingTools.Engine.Couplings.FieldBase>
        {
            ["name"] = Samples.Base("Müller", "Müller"),
            ["limit"] = Samples.Base(10.50m, null),
            ["since"] = Samples.Base(new DateOnly(2026, 2, 28), true),
            ["owner"] = Samples.Base(Samples.Time, Guid.Empty),
        };
        Assert.Equal(
            """
            {"name":[["Müller"],["Müller"]],"limit":[[10.50],[null]],"since":[[{"d":"2026-02-28"}],[true]],"owner":[[{"t":"2026-03-01T08:30:15.123Z"}],[{"g":"00000000-0000-0000-0000-000000000000"}]]}
            """,
            StoreJson.Write(bases));
    }
}
