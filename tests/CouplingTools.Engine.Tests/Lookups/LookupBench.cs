using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;
using CouplingTools.Engine.Synchronization.Lookups;
using CouplingTools.Engine.Tests.Mappings.Support;
using Xunit;
using Record = CouplingTools.Engine.Records.Record;

namespace CouplingTools.Engine.Tests.Lookups;

/// <summary>The loader between two services and a store of which it knows only the interfaces.</summary>
internal sealed class LookupBench
{
    private readonly LookupLoader _loader;

    public LookupBench() => _loader = new(BusinessCentral, Sales, Couplings, TimeProvider.System);

    public TableService BusinessCentral { get; } = new(Side.BusinessCentral);

    public TableService Sales { get; } = new(Side.Sales);

    public CouplingList Couplings { get; } = new();

    /// <summary>A customer with its company contact, which bears the same name unless another is given.</summary>
    public void Customer(Guid id, string name, string contactNumber, string? contactName = null)
    {
        BusinessCentral.With("customers", ("id", id), ("displayName", name), ("contactsInformation/contactNumber", contactNumber));
        BusinessCentral.With("contacts", ("number", contactNumber), ("displayName", contactName ?? name));
    }

    public static LookupDefinition Lookup(CompiledMapping mapping, string field) => mapping.Field(field).Definition.Lookup!;

    public static Record Row(params (string Field, object? Value)[] values) =>
        new(Guid.NewGuid(), "1", null, values.ToDictionary(value => value.Field, value => FieldValue.Of(value.Value)));

    public Task<ILookups> LoadAsync(CompiledMapping mapping, IReadOnlyList<Record> businessCentral, IReadOnlyList<Record> sales) =>
        _loader.LoadAsync(mapping, businessCentral, sales, TestContext.Current.CancellationToken);
}
