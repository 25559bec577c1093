using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Cmdlets;

public sealed class SandboxTests
{
    [Fact]
    public void A_sandbox_is_created_in_the_current_location()
    {
        using var session = ModuleSession.Open();

        var file = (FileInfo)Assert.Single(session.Run("New-CouplingSandbox new.sandbox -Customers 3 -Contacts 2")).BaseObject;

        Assert.Equal(Path.Combine(session.Folder, "new.sandbox"), file.FullName);
        Assert.True(file.Exists);
    }

    [Fact]
    public void The_new_file_is_shown_with_its_size()
    {
        using var session = ModuleSession.Open();

        Assert.Matches(@"\d+ new\.sandbox", session.Show("New-CouplingSandbox new.sandbox -Customers 3 -Contacts 2"));
    }

    [Fact]
    public void Nothing_but_the_sandbox_is_left_behind()
    {
        using var session = ModuleSession.Open();

        session.Run("New-CouplingSandbox new.sandbox -Customers 1 -Contacts 1");

        Assert.Equal(["new.sandbox"], Directory.GetFiles(session.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void An_existing_file_is_kept_without_Force()
    {
        using var session = ModuleSession.Open();
        var file = Path.Combine(session.Folder, "precious.txt");
        File.WriteAllText(file, "precious");

        var result = session.Invoke("New-CouplingSandbox precious.txt");

        Assert.Equal(["SandboxExists"], result.ErrorIds);
        Assert.Contains("-Force", result.AllErrors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(file));
    }

    [Fact]
    public void Force_replaces_the_sandbox_and_the_couplings_beside_it()
    {
        using var session = ModuleSession.Open();
        session.Run("New-CouplingSandbox a.sandbox -Customers 2; Connect-CouplingEnvironment -Sandbox a.sandbox; Disconnect-CouplingEnvironment");
        Assert.True(File.Exists(Path.Combine(session.Folder, "a.sandbox.couplings.db")));

        session.Run("New-CouplingSandbox a.sandbox -Customers 1 -Force");

        Assert.False(File.Exists(Path.Combine(session.Folder, "a.sandbox.couplings.db")));
    }

    [Fact]
    public void Force_closes_the_connections_to_the_sandbox_it_replaces_and_nothing_of_it_is_seen_again()
    {
        using var session = ModuleSession.Open();
        session.Run(
            """
            $old = New-CouplingSandbox a.sandbox -Customers 2 | Connect-CouplingEnvironment
            $other = New-CouplingSandbox b.sandbox -Customers 1 | Connect-CouplingEnvironment
            $null = Get-BusinessCentralRecord Customer -First 1 -Connection $old | New-RecordCoupling -CreateNew -OnDuplicate CreateAnyway -Connection $old
            """);
        Assert.Single(session.Run("Get-RecordCoupling -Connection $old"));

        session.Run("$new = New-CouplingSandbox a.sandbox -Customers 2 -Force | Connect-CouplingEnvironment");

        Assert.Equal(["ConnectionClosed"], session.Invoke("Get-RecordCoupling -Connection $old").ErrorIds);
        Assert.Empty(session.Run("Get-RecordCoupling; Get-SyncRun"));
        Assert.Single(session.Run("Get-BusinessCentralRecord Customer -First 1 | New-RecordCoupling -CreateNew -OnDuplicate CreateAnyway"));
        Assert.Single(session.Run("Get-BusinessCentralRecord Customer -First 1 -Connection $other"));
    }

    [Fact]
    public void WhatIf_creates_nothing_and_names_the_file()
    {
        using var session = ModuleSession.Open();

        var shown = session.Show("New-CouplingSandbox new.sandbox -WhatIf");

        Assert.Contains("What if: Performing the operation \"Create a sandbox\"", shown, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(session.Folder));
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_named()
    {
        using var session = ModuleSession.Open();

        var result = session.Invoke("New-CouplingSandbox nowhere/new.sandbox");

        Assert.Equal(["SandboxNotCreated"], result.ErrorIds);
        Assert.Contains("nowhere", result.AllErrors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-CouplingSandbox env:HOME")]
    [InlineData("Connect-CouplingEnvironment -Sandbox variable:x")]
    public void A_path_of_another_provider_is_refused(string script)
    {
        using var session = ModuleSession.Open();

        Assert.Equal(["PathNotFileSystem"], session.Invoke(script).ErrorIds);
    }

    [Fact]
    public void The_log_tells_what_was_asked()
    {
        using var demo = ConnectedSession.Open();

        demo.Run("Get-BusinessCentralRecord Customer -First 1");
        var last = Assert.Single(demo.Run("Get-CouplingSandboxLog -Last 1"));

        Assert.Equal(("BusinessCentral", "GET", "customers", 200), (last.Properties["Service"].Value, last.Properties["Method"].Value, last.Properties["Table"].Value, last.Properties["Status"].Value));
    }
}
