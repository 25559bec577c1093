namespace CouplingTools.Completion;

/// <summary>Offers names of Sales records.</summary>
public sealed class SalesNameCompleter : RecordCompleter
{
    private protected override Side SideOf(CompletionRequest request) => Side.Sales;

    private protected override string? FieldOf(MappingTable table) => table.Name;

    private protected override CompletionOffer? ToOffer(ServiceRecord record) => RecordName.ToOffer(record);
}
