using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Tests.Mappings.Support;
using CsCheck;

namespace CouplingTools.Engine.Tests.Mappings.Codecs;

/// <summary>Every codec, and texts with transformation chains of every sort: one way or both, idempotent or not.</summary>
internal static class CodecSubjects
{
    public static IReadOnlyDictionary<string, CodecSubject> All { get; } = new CodecSubject[]
    {
        Text("text", "text"),
        Text("code", "code"),
        Text("upper to Sales", "text", ["upper"]),
        Text("upper to Sales only", "text", ["upper"], direction: SyncDirection.ToSales),
        Text("digits to both", "text", ["digitsOnly"], ["digitsOnly"]),
        Text("title to Sales, lower to Business Central", "text", ["title"], ["lower"]),
        Text("a for b and back", "text", ["replace:a:b"], ["replace:b:a"]),
        Text("ever longer", "text", ["replace:a:aa"]),
        Text("code without its punctuation", "code", ["alphanumericOnly"]),
        Text("the first two characters", "text", [], ["substring:0:2"]),
        Text("cut", "text", truncation: TruncationPolicy.Truncate),
        Text("cut to Sales only", "text", ["upper"], direction: SyncDirection.ToSales, truncation: TruncationPolicy.Warn),
        Text("ever longer and cut", "code", ["replace:a:aa"], truncation: TruncationPolicy.Truncate),
        new("decimal", Support.Codecs.Mapping("decimal").Build(FieldKind.Number, FieldKind.Number), Samples.Number.Single(), Samples.Number.OrBlank().Single()),
        new(
            "decimal of two places",
            (Support.Codecs.Mapping("decimal") with { Scale = 2 }).Build(FieldKind.Number, FieldKind.Number),
            Samples.Number.Single(),
            Samples.Number.OrBlank().Single()),
        new("decimal to whole", Support.Codecs.Mapping("decimal").Build(FieldKind.Number, FieldKind.Integer), Samples.Number.Single(), Gen.Int[-2, 2].Select(number => FieldValue.Of(number)).OrBlank().Single()),
        new("boolean", Support.Codecs.Mapping("boolean").Build(FieldKind.Boolean, FieldKind.Boolean), Samples.Truth.Single(), Samples.Truth.OrBlank().Single()),
        new("date", Support.Codecs.Mapping("date").Build(FieldKind.Date, FieldKind.Date), Samples.Date.OrBlank().Single(), Samples.Date.OrBlank().Single()),
        new("date to time", Support.Codecs.Mapping("date").Build(FieldKind.Date, FieldKind.DateTime), Samples.Date.OrBlank().Single(), Samples.Time.OrBlank().Single()),
        new("integer", Support.Codecs.Mapping("integer").Build(FieldKind.Number, FieldKind.Integer), Samples.Number.Single(), Gen.Int[-2, 2].Select(number => FieldValue.Of(number)).OrBlank().Single()),
        new("moment", Support.Codecs.Mapping("dateTime").Build(FieldKind.DateTime, FieldKind.DateTime), Samples.Time.OrBlank().Single(), Samples.Time.OrBlank().Single()),
        new("id", Support.Codecs.Mapping("guid").Build(FieldKind.Guid, FieldKind.Text), Ids(3), Samples.OneOf("00000001-0000-0000-0000-000000000000", "{00000002-0000-0000-0000-000000000000}", "none").Select(text => FieldValue.Of(text)).OrBlank().Single()),
        new("person name of three parts", Name("first", "middle", "last"), Samples.Name.Single(), Samples.Name.Array[3]),
        new("person name of two parts", Name("first", "last"), Samples.Name.Single(), Samples.Name.Array[2]),
        Option(),
        OptionOverId(),
        LookupByKey(),
        LookupByCoupling(),
    }.ToDictionary(subject => subject.Name);

    private static CodecSubject Text(string name, string codec, string[]? toSales = null, string[]? toBusinessCentral = null, SyncDirection direction = SyncDirection.Bidirectional, TruncationPolicy truncation = TruncationPolicy.Error)
    {
        var mapping = Support.Codecs.Mapping(codec) with
        {
            TransformToSales = [.. (toSales ?? []).Select(Step)],
            TransformToBusinessCentral = [.. (toBusinessCentral ?? []).Select(Step)],
            Direction = direction,
            Truncation = truncation,
        };
        return new(name, mapping.Build(businessCentralLength: 8, salesLength: 6), Samples.TextValue.Single(), Samples.TextValue.Single(), mapping);
    }

    private static FieldTransformation Step(string text)
    {
        var parts = text.Split(':');
        string[] names = parts[0] == "substring" ? ["start", "length"] : ["find", "with"];
        return new(parts[0], parts.Skip(1).Zip(names).ToDictionary(pair => pair.Second, pair => pair.First));
    }

    private static IFieldCodec Name(params string[] parts) =>
        Support.Codecs.Mapping("personName", parts).Build(businessCentralLength: 20, salesLength: 9);

    private static Dictionary<string, int> OptionPairs => new() { ["One"] = 1, ["First"] = 1, ["i"] = 2, ["ß"] = 3 };

    private static Gen<FieldValue> Integers => Gen.Int[0, 4].Select(number => FieldValue.Of(number)).OrBlank();

    private static CodecSubject Option() => new(
        "option",
        (Support.Codecs.Mapping("option") with { Options = OptionPairs }).Build(FieldKind.Text, FieldKind.Option),
        Samples.OneOf("One", "ONE ", "First", "i", "I", "İ", "ß", "SS", "None", "NONE", "unresolved:", " ", "1").Select(text => FieldValue.Of(text)).OrBlank().Single(),
        Integers.Single());

    private static CodecSubject OptionOverId()
    {
        var lookups = new FakeLookups().With(Side.BusinessCentral, Id(1), "One").With(Side.BusinessCentral, Id(2), "First").With(Side.BusinessCentral, Id(3), "i").With(Side.BusinessCentral, Id(4), "None");
        var mapping = Support.Codecs.Mapping("option") with
        {
            Options = OptionPairs,
            Lookup = new LookupDefinition { BusinessCentral = new LookupHop("paymentTerms", "id", "code") },
        };
        return new("option over an id", mapping.Build(FieldKind.Guid, FieldKind.Option), Ids(6), Integers.Single()) { Lookups = lookups };
    }

    private static CodecSubject LookupByKey()
    {
        var lookups = new FakeLookups()
            .With(Side.BusinessCentral, "A", "a@x.com").With(Side.BusinessCentral, "B", "I@x.com").With(Side.BusinessCentral, "C", "gone@x.com").With(Side.BusinessCentral, "D", "A@X.com ")
            .With(Side.Sales, Id(1), "A@x.com").With(Side.Sales, Id(2), "i@x.com").With(Side.Sales, Id(3), "i@X.com").With(Side.Sales, Id(4), "unresolved:Sales:A");
        var mapping = Support.Codecs.Mapping("lookup") with { Lookup = new LookupDefinition { Sales = new LookupHop("systemusers", "systemuserid", "email", "systemuser") } };
        return new(
            "lookup by key",
            mapping.Build(FieldKind.Text, FieldKind.Lookup),
            Samples.OneOf("A", "B", "C", "D", "E", "a").Select(code => FieldValue.Of(code)).OrBlank().Single(),
            Ids(6)) { Lookups = lookups };
    }

    private static CodecSubject LookupByCoupling()
    {
        var lookups = new FakeLookups()
            .With(Side.BusinessCentral, "C1", Id(101)).With(Side.BusinessCentral, "C2", Id(102)).With(Side.BusinessCentral, "C3", Id(103))
            .With(Side.Sales, Id(1), Id(101)).With(Side.Sales, Id(2), Id(102)).With(Side.Sales, Id(3), Id(104));
        var mapping = Support.Codecs.Mapping("lookup") with { Lookup = new LookupDefinition { Mapping = "Customer" } };
        return new(
            "lookup by coupling",
            mapping.Build(FieldKind.Text, FieldKind.Lookup),
            Samples.OneOf("C1", "C2", "C3", "C4").Select(code => FieldValue.Of(code)).OrBlank().Single(),
            Ids(5)) { Lookups = lookups };
    }

    private static Gen<FieldValue[]> Ids(int count) => Gen.Int[0, count].Select(number => FieldValue.Of(Id(number))).OrBlank().Single();

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
