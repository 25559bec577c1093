using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Cmdlets;

/// <summary>None of these opens a browser: they preview, or put something else in its place.</summary>
public sealed class ShowCoupledRecordTests
{
    [Theory]
    [InlineData("$coupling | Show-CoupledRecord", "SalesUrl")]
    [InlineData("$coupling | Show-CoupledRecord -Side BusinessCentral", "BusinessCentralUrl")]
    [InlineData("Get-BusinessCentralRecord Customer | Show-CoupledRecord", "SalesUrl")]
    [InlineData("Get-SalesRecord Customer | Show-CoupledRecord", "BusinessCentralUrl")]
    [InlineData("Get-SalesRecord Customer | Show-CoupledRecord -Side Sales", "SalesUrl")]
    [InlineData("Show-CoupledRecord Customer $coupling.Number", "SalesUrl")]
    [InlineData("Show-CoupledRecord Customer -SalesId $coupling.SalesId", "BusinessCentralUrl")]
    public void The_page_of_the_other_side_or_of_the_side_given_is_meant(string script, string property)
    {
        using var demo = ConnectedSession.Open(0);
        demo.Pair("Fabrikam");
        var address = demo.One<Uri>($"$global:coupling = Get-RecordCoupling; $coupling.{property}");

        var shown = demo.Show($"{script} -WhatIf");

        Assert.Contains($"\"Open in the browser\" on target \"{address.AbsoluteUri}\"", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_without_coupling_is_reported_and_the_others_are_shown()
    {
        using var demo = ConnectedSession.Open(0);
        var (lonely, pair) = (demo.Customer("Lonely"), demo.Pair("Fabrikam"));

        var said = demo.Invoke("$args[0], $args[1] | Show-CoupledRecord -PassThru -WhatIf", lonely, pair);

        Assert.Equal(["NotCoupled"], said.ErrorIds);
        Assert.Empty(said.Output);
    }

    [Fact]
    public async Task The_address_is_given_to_what_the_system_opens_pages_with()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere nothing can be put in the browser's place.");
        using var folder = new TemporaryFolder();
        var opened = Path.Combine(folder.Path, "opened");
        var opener = folder.Write("xdg-open", $"#!/bin/sh\necho \"$1\" > '{opened}.part'; /bin/mv '{opened}.part' '{opened}'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(opener, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var result = await RunAsync(folder, "$pair | Show-CoupledRecord -PassThru | ForEach-Object AbsoluteUri");

        Assert.Equal("", result.Error);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!File.Exists(opened))
            await Task.Delay(20, patience.Token);
        Assert.Equal(result.Output.Trim(), (await File.ReadAllTextAsync(opened, TestContext.Current.CancellationToken)).Trim());
        Assert.Contains("pagetype=entityrecord", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_nothing_to_open_pages_with_the_error_contains_the_address()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere there always is something.");
        using var folder = new TemporaryFolder();

        var result = await RunAsync(folder, "$pair | Show-CoupledRecord -PassThru -ErrorAction SilentlyContinue -ErrorVariable said; \"$($said[0].FullyQualifiedErrorId) $said\"");

        Assert.StartsWith("PageNotOpened,", result.Output, StringComparison.Ordinal);
        Assert.Contains("pagetype=entityrecord", result.Output, StringComparison.Ordinal);
    }

    /// <summary>Runs a script over <c>$pair</c> in a process whose programs are those of the folder.</summary>
    private static Task<ShellOutput> RunAsync(TemporaryFolder folder, string script) => ShellProcess.RunAsync(
        "",
        "-File",
        folder.Write(
            "script.ps1",
            $$"""
            $env:PATH = '{{folder.Path}}'
            $null = New-CouplingSandbox '{{folder.Path}}/show.sandbox' -Customers 0 -Contacts 0
            $null = Connect-CouplingEnvironment -Sandbox '{{folder.Path}}/show.sandbox'
            $pair = New-BusinessCentralRecord Customer @{ displayName = 'Adatum' } | Sync-Record -Direction ToSales -IfNotCoupled Create
            {{script}}
            """));
}
