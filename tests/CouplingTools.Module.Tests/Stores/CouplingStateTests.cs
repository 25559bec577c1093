using CouplingTools.Module.Tests.Cmdlets;
using CouplingTools.Module.Tests.Synchronization;
using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Stores;

/// <summary>The state of a store, moved to another one through a file.</summary>
public sealed class CouplingStateTests
{
    [Fact]
    public void Another_store_knows_everything_and_goes_on_where_the_first_one_was()
    {
        using var demo = World();
        var before = Couplings(demo);
        var exported = demo.One<CouplingState>("Export-CouplingState state.jsonl");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(exported.Path));
        demo.Run("$null = Connect-CouplingEnvironment -Sandbox demo.sandbox -StorePath new.db");

        var imported = demo.One<CouplingState>("Import-CouplingState state.jsonl");

        Assert.Equal((5, 1, 2, 0, false), (imported.Couplings, imported.Held, imported.Watermarks, imported.AlreadyThere, imported.IsForeign));
        Assert.Equal(exported, imported);
        Assert.Equal(before, Couplings(demo));
        var fields = demo.All<FieldDifference>("Get-RecordCoupling Customer -Status Conflict | Compare-Record -Direction Bidirectional");
        Assert.Contains(fields, field => field is { Field: "phoneNumber", State: FieldState.BothChangedDifferently, Base: "+1 000" });
        Assert.Equal(
            ["Conflict"],
            demo.Results("Sync-Record Customer -Changed -Direction Bidirectional -ErrorAction SilentlyContinue").Select(result => result.Outcome.ToString()).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_was_exported_again_from_the_new_store_is_the_same()
    {
        using var demo = World();
        demo.Run(
            """
            $null = Export-CouplingState one.jsonl
            $null = Connect-CouplingEnvironment -Sandbox demo.sandbox -StorePath new.db
            $null = Import-CouplingState one.jsonl
            $null = Export-CouplingState two.jsonl
            """);

        Assert.Equal(Lines(demo, "one.jsonl")[1..], Lines(demo, "two.jsonl")[1..]);
    }

    [Fact]
    public void An_import_that_was_cut_short_is_completed_and_a_second_one_changes_nothing()
    {
        using var demo = World();
        demo.Run(
            """
            $null = Export-CouplingState state.jsonl
            $gone = @(Get-RecordCoupling Customer)[0..1]
            $gone | Remove-RecordCoupling -Confirm:$false
            """);

        Assert.Equal(3, demo.One<CouplingState>("Import-CouplingState state.jsonl").AlreadyThere);
        var store = Couplings(demo);
        Assert.Equal(5, demo.One<CouplingState>("Import-CouplingState state.jsonl").AlreadyThere);
        Assert.Equal((5, store), (store.Split('|').Length, Couplings(demo)));
    }

    [Theory]
    [InlineData("StateIncomplete", 3, null)]
    [InlineData("StateIncomplete", 0, "")]
    [InlineData("StateUnreadable", 2, "{\"coupling\":{\"mapping\":\"Customer\"}}")]
    [InlineData("StateUnreadable", 2, "{")]
    [InlineData("StateUnreadable", 2, "{\"other\":1}")]
    [InlineData("StateUnreadable", 1, "{\"end\":0}")]
    [InlineData("StateTooNew", 1, "{\"state\":{\"format\":2,\"unknown\":true}}")]
    public void A_file_that_is_not_as_it_was_written_imports_nothing(string error, int line, string? text)
    {
        using var demo = World();
        demo.Run("$null = Export-CouplingState state.jsonl; $null = Connect-CouplingEnvironment -Sandbox demo.sandbox -StorePath new.db");
        var lines = Lines(demo, "state.jsonl").ToList();
        if (line == 0)
            lines.Clear();
        else if (text is null)
            lines.RemoveAt(line - 1);
        else
            lines[line - 1] = text;
        File.WriteAllLines(Path.Combine(demo.Session.Folder, "state.jsonl"), lines);

        Assert.Equal([error], demo.Invoke("Import-CouplingState state.jsonl").ErrorIds);
        Assert.Empty(demo.Run("Get-RecordCoupling"));
    }

    [Fact]
    public void Couplings_that_contradict_the_store_are_refused_as_a_whole()
    {
        using var demo = World();
        demo.Run(
            """
            $null = Export-CouplingState state.jsonl
            $null = Connect-CouplingEnvironment -Sandbox demo.sandbox -StorePath new.db
            $account = New-SalesRecord Customer @{ name = 'Other' }
            $customer = @(Get-BusinessCentralRecord Customer -Name 'Pair*')[-1]
            $null = New-RecordCoupling Customer -BusinessCentralId $customer.Id -SalesId $account.Id
            """);

        Assert.Equal(["StateContradicts"], demo.Invoke("Import-CouplingState state.jsonl").ErrorIds);
        Assert.Single(demo.Run("Get-RecordCoupling"));
    }

    [Fact]
    public void The_state_of_another_environment_is_taken_only_when_it_is_allowed_and_without_what_means_nothing_there()
    {
        using var demo = World();
        demo.Run("$null = Export-CouplingState state.jsonl; New-CouplingSandbox other.sandbox -Customers 1 -Contacts 0 -Seed 9 | Connect-CouplingEnvironment | Out-Null");

        var said = demo.Invoke("Import-CouplingState state.jsonl");

        Assert.Equal(["StateForeign"], said.ErrorIds);
        Assert.Empty(demo.Run("Get-RecordCoupling"));
        var taken = demo.One<CouplingState>("Import-CouplingState state.jsonl -AllowNewEnvironment");
        Assert.Equal((5, 0, true), (taken.Couplings, taken.Watermarks, taken.IsForeign));
        Assert.Equal(5, demo.Run("Get-RecordCoupling").Count);
        Assert.Equal(["EmptySide"], demo.Invoke("Sync-Record Customer -All -Direction Bidirectional").ErrorIds);
    }

    [Fact]
    public void What_is_of_a_mapping_that_is_not_known_here_is_taken_all_the_same_and_waits_for_it()
    {
        using var demo = ConnectedSession.Open(0);
        demo.UseMappings(OwnMapping.Json("""{ "name": "name", "businessCentral": "displayName", "sales": "name" }"""));
        demo.Run("$null = 1..2 | ForEach-Object { New-BusinessCentralRecord Own @{ displayName = \"Pair $_\" } } | Sync-Record -Direction ToSales -IfNotCoupled Create; $null = Sync-Record Own -Changed -Direction Bidirectional");
        var before = Couplings(demo);
        var folder = Path.Combine(demo.Session.Folder, "mappings");
        Directory.Move(folder, folder + "2");
        demo.Run("$null = Connect-CouplingEnvironment -Sandbox demo.sandbox; $null = Export-CouplingState one.jsonl; $null = Connect-CouplingEnvironment -Sandbox demo.sandbox -StorePath new.db");

        var asked = demo.Invoke("Import-CouplingState one.jsonl -WhatIf");
        var said = demo.Invoke("Import-CouplingState one.jsonl");

        Assert.All([asked, said], result => Assert.Contains("not known here: Own.", Assert.Single(result.Warnings), StringComparison.Ordinal));
        var state = (CouplingState)Assert.Single(said.Output).BaseObject;
        Assert.Equal((2L, 2L, "Own"), (state.Couplings, state.Watermarks, Assert.Single(state.UnknownMappings)));
        Assert.Equal(2, demo.Run("Get-RecordCoupling").Count);
        demo.Run("$null = Export-CouplingState two.jsonl");
        Assert.Equal(Lines(demo, "one.jsonl")[1..], Lines(demo, "two.jsonl")[1..]);
        Directory.Move(folder + "2", folder);
        demo.Run("$null = Connect-CouplingEnvironment -Sandbox demo.sandbox -StorePath new.db");
        Assert.Equal(before, Couplings(demo));
        Assert.Empty(demo.Results("Sync-Record Own -Changed -Direction Bidirectional"));
    }

    [Theory]
    [InlineData("Export-CouplingState .", "It is a directory")]
    [InlineData("Export-CouplingState nowhere/state.jsonl", "Could not find a part of the path")]
    [InlineData("Import-CouplingState .", "It is a directory")]
    [InlineData("Import-CouplingState nowhere/state.jsonl", "Could not find a part of the path")]
    public void A_path_where_no_file_can_be_is_told(string command, string cause)
    {
        using var demo = ConnectedSession.Open(0);

        var said = demo.Invoke(command);

        Assert.Equal(["StateInaccessible"], said.ErrorIds);
        Assert.Contains(cause, said.AllErrors[0].Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(demo.Session.Folder), file => file.EndsWith(".new", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatIf_writes_neither_file_nor_store()
    {
        using var demo = World();
        demo.Run("Export-CouplingState none.jsonl -WhatIf");
        Assert.False(File.Exists(Path.Combine(demo.Session.Folder, "none.jsonl")));
        demo.Run("$null = Export-CouplingState state.jsonl; $null = Connect-CouplingEnvironment -Sandbox demo.sandbox -StorePath new.db; Import-CouplingState state.jsonl -WhatIf");
        Assert.Empty(demo.Run("Get-RecordCoupling"));
        Assert.Equal(["StateFileExists"], demo.Invoke("Export-CouplingState state.jsonl").ErrorIds);
        Assert.Equal(["StateInaccessible"], demo.Invoke("Import-CouplingState missing.jsonl").ErrorIds);
    }

    /// <summary>Five couplings: one in conflict, one suspended by a person, one never synchronized.</summary>
    private static ConnectedSession World()
    {
        var demo = ConnectedSession.Open(0);
        demo.Run(
            """
            $pairs = @(1..4 | ForEach-Object { New-BusinessCentralRecord Customer @{ displayName = "Pair $_"; phoneNumber = '+1 000' } } | Sync-Record -Direction ToSales -IfNotCoupled Create)
            $null = New-RecordCoupling Customer -BusinessCentralId (New-BusinessCentralRecord Customer @{ displayName = 'Pair 5' }).Id -SalesId (New-SalesRecord Customer @{ name = 'Pair 5' }).Id
            $null = Set-BusinessCentralRecord Customer -Id $pairs[0].BusinessCentralId -Value @{ phoneNumber = '+1 111' }
            $null = Set-SalesRecord Customer -Id $pairs[0].SalesId -Value @{ telephone1 = '+1 222' }
            $null = Get-RecordCoupling Customer -Number $pairs[1].Number | Suspend-RecordCoupling
            $null = $pairs[0] | Sync-Record -Direction Bidirectional -ErrorAction SilentlyContinue
            $null = Sync-Record Customer -Changed -Direction Bidirectional -OnConflict Hold -ErrorAction SilentlyContinue
            $new = New-BusinessCentralRecord Customer @{ displayName = 'Pair 6' }
            """);
        demo.Run("$null = Get-RecordCoupling Customer -Number (Get-BusinessCentralRecord Customer -Name 'Pair 5').Number | Remove-RecordCoupling -Confirm:$false; $null = New-RecordCoupling Customer -BusinessCentralId (Get-BusinessCentralRecord Customer -Name 'Pair 6').Id -SalesId (Get-SalesRecord Customer -Name 'Pair 5').Id");
        return demo;
    }

    private static string Couplings(ConnectedSession demo) => string.Join('|', demo.All<RecordCoupling>("Get-RecordCoupling"));

    private static string[] Lines(ConnectedSession demo, string file) => File.ReadAllLines(Path.Combine(demo.Session.Folder, file));
}
