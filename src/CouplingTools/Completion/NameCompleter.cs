namespace CouplingTools.Completion;

/// <summary>Offers names of records of the side the command works on.</summary>
public sealed class NameCompleter : RecordCompleter
{
    private protected override Side SideOf(CompletionRequest request) => CommandSide.Of(request.Command);

    private protected override string? FieldOf(MappingTable table) => table.Name;

    private protected override CompletionOffer? ToOffer(ServiceRecord record) => RecordName.ToOffer(record);
}
