namespace CouplingTools.Engine.Services;

/// <summary>Writes that nobody keeps a journal of.</summary>
internal static class ServiceWrites
{
    private static readonly Announcement s_nobody = (_, _) => Task.CompletedTask;

    /// <summary>Sends writes without announcing them.</summary>
    public static Task<IReadOnlyList<WriteAnswer>> WriteAsync(
        this IRecordService service, TableReference table, IReadOnlyList<WriteOperation> operations, IReadOnlyList<string> fields, CancellationToken cancellationToken) =>
        service.WriteAsync(table, operations, fields, s_nobody, cancellationToken);
}
