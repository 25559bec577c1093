using CouplingTools.Module.Tests.Cmdlets;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>Lists as they come: every input gets exactly one result.</summary>
public sealed class MixedListTests
{
    [Theory]
    [InlineData("")]
    [InlineData("-BatchSize 1")]
    [InlineData("-BatchSize 4")]
    public void Every_input_of_a_mixed_list_gets_its_own_result(string options)
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run(
            """
            $global:one, $global:two, $global:three = 'One', 'Two', 'Three' | ForEach-Object { New-BusinessCentralRecord Customer @{ displayName = $_ } } | Sync-Record -Direction ToSales -IfNotCoupled Create
            $global:left = New-BusinessCentralRecord Customer @{ displayName = 'Left' }
            $global:right = New-SalesRecord Customer @{ name = 'Right' }
            $global:third = Get-RecordCoupling Customer -SalesId $three.SalesId
            """);

        var results = demo.Results(
            $$"""
            @(
                Get-BusinessCentralRecord Customer -Id $one.BusinessCentralId
                Get-SalesRecord Customer -Id $one.SalesId
                $one
                $two.Number
                $two.SalesId
                [string]$two.BusinessCentralId
                $third
                [pscustomobject]@{ Number = $left.Number; Note = 'a row of a file' }
                [pscustomobject]@{ BusinessCentralId = $left.Id; SalesId = '' }
                @{ SalesId = $right.Id; Mapping = 'customer' }
                'C999999'
                4711
                [guid]::NewGuid()
                [pscustomobject]@{ SalesId = [guid]::NewGuid() }
                [pscustomobject]@{ BusinessCentralId = $one.BusinessCentralId; SalesId = $two.SalesId }
            ) | Sync-Record Customer -Direction Bidirectional -IfNotCoupled Create {{options}}
            """);

        Assert.Equal(
            [
                "Created", "Created", "Failed AlreadyCoupled", "Failed NumberNotFound", "Failed NumberNotFound", "Failed RecordNotFound", "Failed RecordNotFound",
                "Skipped DuplicateInput", "Skipped DuplicateInput", "Skipped DuplicateInput", "Skipped DuplicateInput", "Skipped DuplicateInput",
                "Unchanged", "Unchanged", "Unchanged",
            ],
            results.Select(result => $"{result.Outcome} {result.Reason}".Trim()).Order(StringComparer.Ordinal));
        Assert.Equal(5, demo.Run("Get-RecordCoupling Customer").Count);
        Assert.Equal(5, demo.Run("Get-BusinessCentralRecord Customer").Count);
        Assert.Equal(5, demo.Run("Get-SalesRecord Customer").Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-BatchSize 1")]
    public void What_does_not_say_its_mapping_fails_alone(string options)
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run("$global:one, $global:two = $args", demo.Pair("One"), demo.Customer("Two"));

        var said = demo.Invoke($"$two, 'C999999', $one, [guid]::NewGuid(), $one.Number | Sync-Record -Direction ToSales -IfNotCoupled Create {options}");

        Assert.Equal(
            ["Created ", "Failed MappingRequired", "Failed MappingRequired", "Failed MappingRequired", "Unchanged "],
            said.Results().Select(result => $"{result.Outcome} {result.Reason}").Order(StringComparer.Ordinal));
        Assert.Equal(["MappingRequired", "MappingRequired", "MappingRequired"], said.ErrorIds);
        Assert.Null(said.TerminatingError);
        Assert.Equal(5, demo.All<SyncRun>("Get-SyncRun -Last 1").Sum(run => run.Total));
    }

    [Fact]
    public void What_couples_reports_an_input_without_a_mapping_and_couples_the_others()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run("$global:one, $global:two = $args", demo.Customer("One"), demo.Customer("Two"));

        var said = demo.Invoke("$one, $two.Number, $two | New-RecordCoupling -CreateNew");

        Assert.Equal(["MappingRequired"], said.ErrorIds);
        Assert.Equal(2, said.Output.Count);
    }

    [Fact]
    public void Objects_in_a_text_name_the_record_in_a_few_words()
    {
        using var demo = ConnectedSession.Open(0);
        var pair = demo.Pair("Fabrikam");

        var texts = demo.Run("\"$($args[0])\"; \"$(Get-RecordCoupling)\"; \"$(Get-BusinessCentralRecord Customer)\"; \"$(@(Compare-Record Customer $args[0].Number)[0])\"", pair)
            .Select(text => (string)text.BaseObject).ToList();

        Assert.Equal($"Customer {pair.Number}: Created", texts[0]);
        Assert.Equal($"Customer {pair.Number}: Synchronized", texts[1]);
        Assert.Equal($"Customer {pair.Number} (BusinessCentral)", texts[2]);
        Assert.StartsWith($"Customer {pair.Number} ", texts[3], StringComparison.Ordinal);
        Assert.All(texts, text => Assert.InRange(text.Length, 1, 80));
    }

    [Fact]
    public void An_uncoupled_record_is_named_by_its_number()
    {
        using var demo = ConnectedSession.Open(0);
        var customer = demo.Customer("Fabrikam");

        var said = demo.Invoke("$args[0] | Remove-RecordCoupling -Confirm:$false", customer);

        Assert.Equal(["NotCoupled"], said.ErrorIds);
        Assert.Contains($"'{customer.Number}'", said.AllErrors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Changed_says_how_many_it_found_when_there_are_none()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run("$null = Sync-Record Customer -Changed -Direction ToSales");

        Assert.Contains(demo.Invoke("Sync-Record Customer -Changed -Direction ToSales -Verbose").Verbose, line => line.Contains("'Customer': 0 records changed", StringComparison.Ordinal));
    }

    [Fact]
    public void Results_of_one_run_may_be_synchronized_again_in_the_same_pipeline()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run("$null = 1..1500 | ForEach-Object { @{ displayName = \"Company $_\" } } | New-BusinessCentralRecord Customer");

        var results = demo.Results("Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Create -BatchSize 100 | Sync-Record -Direction Bidirectional");

        Assert.Equal(1500, results.Count);
        Assert.All(results, result => Assert.Equal((SyncOutcome.Unchanged, null), (result.Outcome, result.Error)));
        Assert.Equal(1500, demo.Run("Get-SalesRecord Customer").Count);
    }

    [Fact]
    public void A_list_of_customers_and_contacts_creates_the_customers_first()
    {
        using var demo = ConnectedSession.Open(0);
        demo.Run(
            """
            $account = New-SalesRecord Customer @{ name = 'Fabrikam' }
            $person = New-SalesRecord Contact @{ firstname = 'Ann'; lastname = 'Lee'; parentcustomerid_account = $account.Id }
            $global:list = @($person, $account)
            """);

        var results = demo.Results("$list | Sync-Record -Direction ToBusinessCentral -IfNotCoupled Create");

        Assert.Equal([("Customer", SyncOutcome.Created), ("Contact", SyncOutcome.Created)], results.Select(result => (result.Mapping!, result.Outcome)));
    }
}
