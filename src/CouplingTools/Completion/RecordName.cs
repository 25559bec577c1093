namespace CouplingTools.Completion;

internal static class RecordName
{
    public static CompletionOffer? ToOffer(ServiceRecord record) =>
        record.Name is { Length: > 0 } name ? new CompletionOffer(name, record.Number is { Length: > 0 } number ? number : name) : null;
}
