using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Pipelines;

/// <summary>A variable that holds nothing is refused by every command that otherwise takes all there is.</summary>
public sealed class NullInputTests
{
    [Theory]
    [InlineData("Test-RecordMapping Customer", "ParameterArgumentValidationErrorNullNotAllowed")]
    [InlineData("Find-RecordMatch Customer", "ParameterArgumentValidationError")]
    [InlineData("Get-SyncResult", "ParameterArgumentValidationError")]
    public void Nothing_in_the_pipeline_is_an_error_and_never_stands_for_everything(string command, string errorId)
    {
        using var demo = ConnectedSession.Open(customers: 2);
        demo.Pair("Adatum");

        var result = demo.Invoke($"$null | {command}");

        Assert.Equal([errorId], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void An_empty_list_yields_no_checks() =>
        Assert.Empty(Checks("@() | Test-RecordMapping Customer"));

    [Fact]
    public void What_comes_after_nothing_is_still_checked() =>
        Assert.Single(Checks("$null, $args[0] | Test-RecordMapping Customer"));

    private static IReadOnlyList<object> Checks(string script)
    {
        using var demo = ConnectedSession.Open(customers: 2);
        return [.. demo.Invoke(script, demo.Customer("Adatum")).Output];
    }
}
