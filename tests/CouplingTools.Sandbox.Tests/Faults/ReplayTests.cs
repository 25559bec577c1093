using CouplingTools.Sandbox.Faults;
using CouplingTools.Sandbox.Tests.BusinessCentral;

namespace CouplingTools.Sandbox.Tests.Faults;

public sealed class ReplayTests
{
    [Fact]
    public async Task The_same_seed_strikes_the_same_requests_in_every_sandbox()
    {
        Assert.Equal(await RunAsync(seed: 7), await RunAsync(seed: 7));
        Assert.NotEqual(await RunAsync(seed: 7), await RunAsync(seed: 8));
    }

    [Fact]
    public async Task Setting_a_fault_again_begins_its_draws_anew()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var first = await StatusesAsync(sandbox, seed: 3);
        await sandbox.GetAsync("companies");
        Assert.Equal(first, await StatusesAsync(sandbox, seed: 3));
    }

    [Fact]
    public async Task A_second_fault_does_not_move_where_the_first_strikes()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var alone = await StatusesAsync(sandbox, seed: 3);
        sandbox.Environment.SetFault(new(SandboxFaultKind.Unavailable) { Percent = 20 });
        var together = await StatusesAsync(sandbox, seed: 3);
        Assert.Contains(503, together);
        Assert.All(alone.Zip(together), pair => Assert.True(pair.First == pair.Second || pair.Second == 503));
    }

    [Fact]
    public async Task As_many_percent_are_struck_as_were_asked_for()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.Throttle) { Percent = 5, Seed = 1 });
        for (var i = 0; i < 2000; i++)
            await sandbox.GetAsync("companies");
        Assert.InRange(sandbox.Environment.Statistics.BusinessCentral.Faults[SandboxFaultKind.Throttle], 60, 140);
    }

    [Fact]
    public async Task Another_process_sees_the_faults_and_goes_on_with_the_draws()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        var whole = await StatusesAsync(sandbox, seed: 3);
        sandbox.Environment.SetFault(new(SandboxFaultKind.Throttle) { Percent = 30, Seed = 3 });
        using var second = SandboxEnvironment.Open(sandbox.Path, sandbox.Time);
        using var client = new HttpClient(second.CreateHandler());
        var mixed = new List<int>();
        while (mixed.Count < whole.Count)
        {
            using var response = await client.GetAsync(new Uri($"{BusinessCentralFixture.Root}companies"), TestContext.Current.CancellationToken);
            mixed.Add((int)response.StatusCode);
            mixed.Add((await sandbox.GetAsync("companies")).Status);
        }
        Assert.Equal(whole, mixed);
        second.ClearFaults();
        Assert.Empty(sandbox.Environment.ReadFaults());
        Assert.Equal(200, (await sandbox.GetAsync("companies")).Status);
    }

    [Fact]
    public async Task A_fault_of_a_service_goes_before_one_of_both()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.Unavailable) { Percent = 100 });
        sandbox.Environment.SetFault(new(SandboxFaultKind.Unavailable) { Percent = 0, Service = "BusinessCentral" });
        Assert.Equal(200, (await sandbox.GetAsync("companies")).Status);
        Assert.Equal(503, (await sandbox.GetAsync($"{SandboxEnvironment.DataverseUrl}api/data/v9.2/WhoAmI")).Status);
    }

    [Fact]
    public async Task Faults_of_one_kind_are_cleared_alone()
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        sandbox.Environment.SetFault(new(SandboxFaultKind.Throttle));
        sandbox.Environment.SetFault(new(SandboxFaultKind.Throttle) { Service = "Sales" });
        sandbox.Environment.SetFault(new(SandboxFaultKind.TokenExpired));
        sandbox.Environment.ClearFaults(SandboxFaultKind.Throttle);
        Assert.Equal(SandboxFaultKind.TokenExpired, Assert.Single(sandbox.Environment.ReadFaults()).Kind);
    }

    public static TheoryData<SandboxFault, string> Wrong { get; } = new()
    {
        { new(SandboxFaultKind.Throttle) { Percent = 101 }, "Percent has to be between 0 and 100." },
        { new(SandboxFaultKind.Throttle) { Service = "Dataverse" }, "There is no service 'Dataverse'. The services are BusinessCentral and Sales." },
        { new(SandboxFaultKind.Throttle) { RetryAfterSeconds = -1 }, "RetryAfterSeconds has to be between 0 and 86400." },
        { new(SandboxFaultKind.Latency), "A fault of the kind Latency needs Milliseconds." },
        { new(SandboxFaultKind.ClockSkew), "A fault of the kind ClockSkew needs SkewMinutes." },
        { new(SandboxFaultKind.Rewrite), "A fault of the kind Rewrite needs Column." },
        { new(SandboxFaultKind.Rewrite) { Column = "city", Transform = FaultTransform.Truncate }, "A fault of the kind Rewrite needs Length." },
        { new(SandboxFaultKind.Rewrite) { Column = "nosuch" }, "No table of the service has a text column 'nosuch' that can be written." },
        { new(SandboxFaultKind.Rewrite) { Column = "address1_city", Service = "BusinessCentral" }, "No table of the service has a text column 'address1_city' that can be written." },
        { new(SandboxFaultKind.TokenExpired) { Milliseconds = 5 }, "Milliseconds means nothing to a fault of the kind TokenExpired." },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task A_fault_that_makes_no_sense_is_refused(SandboxFault fault, string problem)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        Assert.Equal(problem, Assert.Throws<ArgumentException>(() => sandbox.Environment.SetFault(fault)).Message);
        Assert.Empty(sandbox.Environment.ReadFaults());
    }

    private static async Task<IReadOnlyList<int>> RunAsync(int seed)
    {
        await using var sandbox = await BusinessCentralFixture.OpenAsync();
        return await StatusesAsync(sandbox, seed);
    }

    private static async Task<IReadOnlyList<int>> StatusesAsync(BusinessCentralFixture sandbox, int seed)
    {
        sandbox.Environment.SetFault(new(SandboxFaultKind.Throttle) { Percent = 30, Seed = seed });
        var statuses = new List<int>();
        for (var i = 0; i < 60; i++)
            statuses.Add((await sandbox.GetAsync("companies")).Status);
        return statuses;
    }
}
