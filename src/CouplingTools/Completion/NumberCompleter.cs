namespace CouplingTools.Completion;

/// <summary>Offers numbers of records: Sales numbers to commands for Sales records, Business Central numbers to all others.</summary>
public sealed class NumberCompleter : RecordCompleter
{
    private protected override Side SideOf(CompletionRequest request) => CommandSide.Of(request.Command);

    private protected override string? FieldOf(MappingTable table) => table.Number;

    private protected override CompletionOffer? ToOffer(ServiceRecord record) =>
        record.Number is { Length: > 0 } number ? new CompletionOffer(number, record.Name is { Length: > 0 } name ? name : number) : null;
}
