using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>Couplings that fail again and again, and couplings that a person sets aside.</summary>
public sealed class SuspensionTests
{
    private const string Sync = "Sync-Record Customer -All -Direction ToBusinessCentral";

    [Fact]
    public void The_third_identical_failure_suspends_not_the_second_and_says_so_in_the_result_the_run_and_a_warning()
    {
        using var demo = ConnectedSession.Open(0);
        var pair = Failing(demo);

        var (first, second) = (demo.Invoke(Sync), demo.Invoke(Sync));
        var third = demo.Invoke(Sync);

        Assert.All((SyncResult[])[first.Results()[0], second.Results()[0]], result => Assert.Equal((SyncOutcome.Failed, false), (result.Outcome, result.IsSuspended)));
        Assert.Empty(second.Warnings);
        var result = third.Results()[0];
        Assert.Equal((SyncOutcome.Failed, "ValueTooLong", true), (result.Outcome, result.Reason, result.IsSuspended));
        Assert.Contains("suspended now, after 3 identical failures", result.Error, StringComparison.Ordinal);
        Assert.Contains("Resume-RecordCoupling", result.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("1 coupling of mapping 'Customer' is suspended", Assert.Single(third.Warnings), StringComparison.Ordinal);
        Assert.Equal(1, demo.One<SyncRun>("Get-SyncRun -Last 1").Suspended);
        var coupling = demo.One<RecordCoupling>("Get-RecordCoupling -Status Suspended");
        Assert.Equal((pair.SalesId!.Value, 3, first.Results()[0].Error), (coupling.SalesId, coupling.Failures, coupling.LastError));
        Assert.Null(coupling.SuspendedBy);
        Assert.NotNull(coupling.SuspendedAt);
    }

    [Fact]
    public void A_suspended_coupling_is_skipped_visibly_with_its_original_error_and_remedy_and_nothing_is_asked_of_the_services_but_to_read()
    {
        using var demo = ConnectedSession.Open(0);
        Failing(demo);
        var failed = demo.Results($"{Sync}; {Sync}; {Sync}")[0];
        var writes = demo.Writes();

        var said = demo.Invoke(Sync);

        var result = Assert.Single(said.Results());
        Assert.Equal((SyncOutcome.Skipped, "Suspended", true, failed.Error), (result.Outcome, result.Reason, result.IsSuspended, result.Error));
        Assert.StartsWith(failed.RecommendedAction!, result.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("Resume-RecordCoupling", result.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(said.Warnings);
        Assert.Empty(said.ErrorIds);
        Assert.Equal(writes, demo.Writes());
        Assert.Equal((1L, 1L), (demo.One<SyncRun>("Get-SyncRun -Last 1").Skipped, demo.One<SyncRun>("Get-SyncRun -Last 1").Suspended));
        Assert.Equal("Suspended", demo.One<SyncResult>("Get-SyncRun -Last 1 | Get-SyncResult").Reason);
    }

    [Theory]
    [InlineData(Side.Sales)]
    [InlineData(Side.BusinessCentral)]
    public void It_resumes_by_itself_and_needs_no_retry_by_hand_when_either_record_changes(Side side)
    {
        using var demo = ConnectedSession.Open(0);
        var pair = Failing(demo);
        demo.Results($"{Sync}; {Sync}; {Sync}");

        demo.Run(side == Side.Sales ? "$args[0] | Set-SalesRecord -Value @{ address1_city = 'Graz' }" : "$args[0] | Set-BusinessCentralRecord -Value @{ phoneNumber = '5' }", pair);
        var result = demo.Result(Sync);

        Assert.Equal(side == Side.Sales ? SyncOutcome.Updated : SyncOutcome.Failed, result.Outcome);
        Assert.False(result.IsSuspended);
        Assert.Equal(side == Side.Sales ? 0 : 1, demo.One<RecordCoupling>("Get-RecordCoupling").Failures);
    }

    [Fact]
    public void It_resumes_by_itself_when_the_mapping_changes()
    {
        using var demo = ConnectedSession.Open(0);
        Failing(demo);
        demo.Results($"{Sync}; {Sync}; {Sync}");
        Edit(demo, "\"name\": \"Customer\",", "\"name\": \"Customer\", \"onConflict\": \"sales\",", drop: "\"onConflict\": \"hold\",");

        Assert.Equal((SyncOutcome.Failed, "ValueTooLong"), Told(demo.Result(Sync)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 6)]
    public void The_number_of_failures_is_configurable_by_mapping_and_0_is_never(int limit, int runs)
    {
        using var demo = ConnectedSession.Open(0);
        Failing(demo);
        Edit(demo, "\"name\": \"Customer\",", $"\"name\": \"Customer\", \"suspendAfter\": {limit},");

        var results = Enumerable.Range(0, runs).Select(_ => demo.Result(Sync)).ToList();

        Assert.All(results, result => Assert.Equal(SyncOutcome.Failed, result.Outcome));
        Assert.Equal(limit > 0, results[^1].IsSuspended);
        Assert.Equal(limit, demo.One<RecordMapping>("Get-RecordMapping Customer").SuspendAfter);
    }

    [Fact]
    public void The_number_of_failures_is_configurable_by_environment()
    {
        using var demo = ConnectedSession.Open(0);
        Failing(demo);
        File.WriteAllText(Path.Combine(demo.Session.Folder, "couplingtools.json"), """{ "environments": { "a": { "sandbox": "demo.sandbox", "suspendAfter": 2 } } }""");
        demo.Run("Disconnect-CouplingEnvironment; $null = Connect-CouplingEnvironment a -ConfigurationPath couplingtools.json");

        Assert.Equal([false, true], demo.Results($"{Sync}; {Sync}").Select(result => result.IsSuspended));
    }

    [Fact]
    public void Trouble_that_may_pass_never_suspends()
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Pair("Adatum");
        demo.Run("$args[0] | Set-SalesRecord -Value @{ telephone1 = '5' }", pair);
        demo.Run("Set-CouplingSandboxFault StaleVersion -Percent 100");

        var results = demo.Results(string.Join(';', Enumerable.Repeat(Sync, 5)));

        Assert.All(results, result => Assert.Equal((SyncOutcome.Failed, ErrorClass.Transient, false), (result.Outcome, result.ErrorClass, result.IsSuspended)));
    }

    [Fact]
    public void A_person_suspends_couplings_which_then_do_not_resume_by_themselves_and_keep_what_was_agreed()
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Pair("Adatum");

        var suspended = demo.One<RecordCoupling>("$args[0] | Suspend-RecordCoupling", pair);
        demo.Run("$args[0] | Set-SalesRecord -Value @{ telephone1 = '5' }; $args[0] | Set-BusinessCentralRecord -Value @{ email = 'a@b.example' }", pair);
        var skipped = demo.Result(Sync);
        var again = demo.One<RecordCoupling>("Get-RecordCoupling -Status Suspended | Suspend-RecordCoupling");
        var resumed = demo.One<RecordCoupling>("Get-RecordCoupling -Status Suspended | Resume-RecordCoupling");
        var merged = demo.Result("Sync-Record Customer -All -Direction Bidirectional");

        Assert.Equal(CouplingStatus.Suspended, suspended.Status);
        Assert.Contains(Environment.UserName, suspended.SuspendedBy, StringComparison.Ordinal);
        Assert.Equal((SyncOutcome.Skipped, "Suspended"), Told(skipped));
        Assert.Contains("Resume-RecordCoupling", skipped.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(suspended, again);
        Assert.Equal((CouplingStatus.Pending, default(string)), (resumed.Status, resumed.SuspendedBy));
        Assert.Equal(["email", "phoneNumber"], merged.ChangedFields.Order());
    }

    [Fact]
    public void Resuming_by_hand_counts_failures_from_the_beginning_and_synchronizes_in_one_pipeline()
    {
        using var demo = ConnectedSession.Open(0);
        Failing(demo);
        demo.Results($"{Sync}; {Sync}; {Sync}");

        var result = demo.Result("Get-RecordCoupling -Status Suspended | Resume-RecordCoupling | Sync-Record -Direction ToBusinessCentral");

        Assert.Equal((SyncOutcome.Failed, false, 1), (result.Outcome, result.IsSuspended, demo.One<RecordCoupling>("Get-RecordCoupling").Failures));
    }

    [Theory]
    [InlineData("$args[0] | Suspend-RecordCoupling")]
    [InlineData("Get-RecordCoupling | Suspend-RecordCoupling")]
    [InlineData("Suspend-RecordCoupling Customer $args[0].Number")]
    [InlineData("Suspend-RecordCoupling Customer -SalesId $args[0].SalesId")]
    [InlineData("[pscustomobject]@{ Mapping = 'Customer'; Number = $args[0].Number } | Suspend-RecordCoupling")]
    [InlineData("Get-SalesRecord Customer -Id $args[0].SalesId | Suspend-RecordCoupling")]
    public void Anything_that_names_a_record_suspends_and_a_preview_changes_nothing(string script)
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Pair("Adatum");

        Assert.Empty(demo.Run(script + " -WhatIf", pair));
        Assert.Empty(demo.Run("Get-RecordCoupling -Status Suspended"));
        Assert.Equal(CouplingStatus.Suspended, demo.One<RecordCoupling>(script, pair).Status);
    }

    [Fact]
    public void What_has_no_coupling_is_an_error_of_its_own()
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Pair("Adatum");
        var alone = demo.Customer("Alone");

        var said = demo.Invoke("$args[0], $args[1] | Suspend-RecordCoupling", alone, pair);

        Assert.Equal(["NotCoupled"], said.ErrorIds);
        Assert.Single(said.Output);
    }

    [Fact]
    public void All_suspended_couplings_are_listed_and_resumed_at_once_not_the_first_hundred()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run("$null = 1..130 | ForEach-Object { @{ displayName = \"Company $_\" } } | New-BusinessCentralRecord Customer | New-RecordCoupling -CreateNew");
        Assert.Equal(130, demo.Run("Get-RecordCoupling | Suspend-RecordCoupling").Count);

        Assert.All(demo.Results(Sync), result => Assert.Equal("Suspended", result.Reason));
        Assert.Equal(130, demo.Run("Get-RecordCoupling -Status Suspended | Resume-RecordCoupling").Count);
        Assert.Empty(demo.Run("Get-RecordCoupling -Status Suspended"));
    }

    private static (SyncOutcome, string?) Told(SyncResult result) => (result.Outcome, result.Reason);

    /// <summary>A pair whose account has a city that Business Central cannot hold.</summary>
    private static SyncResult Failing(ConnectedSession demo)
    {
        var pair = demo.Pair("Adatum");
        demo.Run("$args[0] | Set-SalesRecord -Value @{ address1_city = 'x' * 58 }", pair);
        return pair;
    }

    /// <summary>Puts a changed copy of the mapping beside the sandbox, and connects again.</summary>
    private static void Edit(ConnectedSession demo, string old, string @new, string drop = "")
    {
        var text = File.ReadAllText(Path.Combine(Hosting.Layout.ModuleFolder, "mappings", "Customer.json"));
        Assert.Contains(old, text, StringComparison.Ordinal);
        text = drop.Length > 0 ? text.Replace(drop, "", StringComparison.Ordinal) : text;
        Directory.CreateDirectory(Path.Combine(demo.Session.Folder, "mappings"));
        File.WriteAllText(Path.Combine(demo.Session.Folder, "mappings", "Customer.json"), text.Replace(old, @new, StringComparison.Ordinal));
        demo.Run("Disconnect-CouplingEnvironment; $null = Connect-CouplingEnvironment -Sandbox demo.sandbox");
    }
}
