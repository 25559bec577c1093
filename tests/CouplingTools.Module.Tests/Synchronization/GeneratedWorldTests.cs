using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>Whole lists of a generated sandbox: near-duplicates, blanks, accents, long texts, other currencies.</summary>
public sealed class GeneratedWorldTests
{
    private const string Everything =
        """
        Get-BusinessCentralRecord Customer | Sync-Record -Direction Bidirectional -IfNotCoupled Create -ErrorAction SilentlyContinue
        Get-SalesRecord Customer | Sync-Record -Direction Bidirectional -IfNotCoupled Create -ErrorAction SilentlyContinue
        Get-BusinessCentralRecord Contact | Sync-Record -Direction Bidirectional -IfNotCoupled Create -ErrorAction SilentlyContinue
        Get-SalesRecord Contact | Sync-Record -Direction Bidirectional -IfNotCoupled Create -ErrorAction SilentlyContinue
        """;

    [Fact]
    public void A_second_run_over_everything_finds_nothing_to_do()
    {
        using var demo = ConnectedSession.Open(200, 200);
        demo.Results(Everything);
        var writes = demo.RowsWritten();

        var second = demo.Results(Everything);

        Assert.Equal("", string.Join("\n", second.Where(result => result.ErrorClass is null && result.Outcome != SyncOutcome.Unchanged).Select(Describe)));
        Assert.Equal(writes, demo.RowsWritten());
    }

    [Fact]
    public void Every_record_is_carried_over_or_says_which_of_its_values_cannot_be()
    {
        using var demo = ConnectedSession.Open(200, 200);
        var listed = demo.One<int>("@(Get-BusinessCentralRecord Customer; Get-SalesRecord Customer).Count");

        var results = demo.Results("Get-BusinessCentralRecord Customer; Get-SalesRecord Customer".Replace(";", " | Sync-Record -Direction Bidirectional -IfNotCoupled Create;", StringComparison.Ordinal) + " | Sync-Record -Direction Bidirectional -IfNotCoupled Create");

        Assert.True(results.Count >= listed);
        Assert.Equal(["ServiceRefused", "ValueTooLong"], results.Where(result => result.ErrorClass is not null).Select(result => result.Reason!).Distinct().Order(StringComparer.Ordinal));
        Assert.All(results.Where(result => result.ErrorClass is not null), result => Assert.NotNull(result.Error));
        Assert.All(demo.All<FieldDifference>("Get-RecordCoupling Customer | Compare-Record"), difference =>
            Assert.True(difference.Result == FieldResult.None, $"{difference.Number} {difference.Name} {difference.Field}: {difference.State} {difference.Rule}"));
    }

    private static string Describe(SyncResult result) =>
        $"{result.Mapping} {result.Number} {result.Name}: {result.Outcome} {result.Reason} {result.Error} {string.Join(", ", result.Changes)}";
}
