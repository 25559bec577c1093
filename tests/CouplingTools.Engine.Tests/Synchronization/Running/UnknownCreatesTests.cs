using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Synchronization.Running;
using CouplingTools.Engine.Tests.Couplings;
using CouplingTools.Engine.Tests.Lookups;
using CouplingTools.Engine.Tests.Mappings.Support;
using Xunit;
using Record = CouplingTools.Engine.Records.Record;

namespace CouplingTools.Engine.Tests.Synchronization.Running;

/// <summary>Which rows may come from creates that nobody has heard of yet.</summary>
public sealed class UnknownCreatesTests
{
    private const string Correlation = "website";

    [Theory]
    [InlineData("Adatum", true)]
    [InlineData(" ADATUM ", true)]
    [InlineData("Adatum Corp.", true)]
    [InlineData("Ada", true)]
    [InlineData("Fabrikam", false)]
    [InlineData("", false)]
    public void A_row_of_a_name_like_the_one_sent_may_be_it(string name, bool mayBe) =>
        Assert.Equal(mayBe, Unknown(Create("Adatum")).Of(Row(name)) is not null);

    [Fact]
    public void A_row_that_was_there_before_or_was_not_written_since_is_not_it()
    {
        var create = Create("Adatum");
        var (known, old, since) = (Row("Adatum"), Row("Adatum", create.CreatedAt.AddHours(-1)), Row("Adatum", create.CreatedAt.AddSeconds(1)));

        var unknown = Unknown(create with { KnownBefore = [known.Id] });

        Assert.Equal([null, null, create.SourceId], new[] { known, old, since }.Select(row => unknown.Of(row)?.SourceId));
    }

    [Fact]
    public void The_id_that_a_row_carries_says_it_all()
    {
        var create = Create("Adatum") with { Correlation = Guid.NewGuid() };
        var carrying = Row("Renamed", carried: create.Correlation);
        var mapping = Mapping(new CorrelationField(Side.BusinessCentral, new FieldDescription { Name = Correlation, Kind = FieldKind.Text, MaxLength = 80 }));

        var unknown = new UnknownCreates(mapping, new TableService(Side.BusinessCentral), [create]);

        Assert.Equal(create.SourceId, unknown.Of(carrying)?.SourceId);
        Assert.Null(unknown.Of(Row("Adatum")));
    }

    /// <summary>What is found fast is what recovery would find.</summary>
    [Fact]
    public void They_are_the_rows_that_are_like_one_of_the_creates()
    {
        var random = new Random(5);
        var keys = CreateKeys.Of(BuiltIn.Customer.Definition, Side.BusinessCentral);
        var found = 0;
        for (var round = 0; round < 300; round++)
        {
            var creates = Enumerable.Range(1, 6).Select(number => Create(Any(), random.Next(3) == 0 ? Any() : null) with { Id = number }).ToArray();
            var unknown = Unknown(creates);
            for (var number = 0; number < 6; number++)
            {
                var row = Row(Any(), number: Any());
                var expected = creates.FirstOrDefault(create => keys.AreAlike(row, create));
                Assert.Equal(expected?.Id, unknown.Of(row)?.Id);
                found += expected is null ? 0 : 1;
            }
        }

        Assert.InRange(found, 300, 1700);

        string Any() => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => "aAb -"[random.Next(5)]));
    }

    private static UnknownCreates Unknown(params WriteIntent[] creates) => new(BuiltIn.Customer, new TableService(Side.BusinessCentral), creates);

    private static WriteIntent Create(string name, string? number = null) => Samples.Intent() with
    {
        Side = Side.BusinessCentral,
        TargetId = null,
        Values = new Dictionary<string, FieldValue> { ["displayName"] = FieldValue.Of(name), ["number"] = FieldValue.Of(number) },
    };

    private static Record Row(string name, DateTimeOffset? modified = null, Guid? carried = null, string number = "") => new(
        Guid.NewGuid(), "1", modified,
        new Dictionary<string, FieldValue> { ["displayName"] = FieldValue.Of(name), ["number"] = FieldValue.Of(number), [Correlation] = FieldValue.Of(carried?.ToString()) });

    private static CompiledMapping Mapping(CorrelationField correlation) => new()
    {
        Definition = BuiltIn.Customer.Definition,
        Fields = BuiltIn.Customer.Fields,
        BusinessCentral = BuiltIn.Customer.BusinessCentral,
        Sales = BuiltIn.Customer.Sales,
        FieldsToRead = BuiltIn.Customer.FieldsToRead,
        NewRecordDefaults = BuiltIn.Customer.NewRecordDefaults,
        Correlation = correlation,
    };
}
