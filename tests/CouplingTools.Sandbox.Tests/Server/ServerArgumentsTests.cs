using CouplingTools.Sandbox.Faults;
using CouplingTools.Sandbox.Server;

namespace CouplingTools.Sandbox.Tests.Server;

public sealed class ServerArgumentsTests
{
    [Fact]
    public void Everything_can_be_said_on_the_command_line()
    {
        var arguments = Parse(
            "--port 8123 --file x.sandbox --create 10,20,30,4 --token-seconds 20 --limits 0.2 --latency-ms 50 --latency-row-us 200 --seed 9 "
            + "--fault throttle=2.5:Sales,RetryAfterSeconds=2 --fault TruncatedBody=1,Seed=4 --fault Rewrite=100:BusinessCentral,column=city,transform=Truncate,length=5 --basic a:b --anonymous");
        Assert.Equal(new SandboxOptions(10, 20, 30, 4), arguments.Create);
        var options = arguments.Options;
        Assert.Equal((8123, "x.sandbox", TimeSpan.FromSeconds(20), "a:b", true), (options.Port, options.File, options.TokenLifetime, options.BasicCredential, options.AllowsAnonymous));
        Assert.Equal(TimeSpan.FromMinutes(1), options.Limits!.Window);
        Assert.Equal(
            [
                new(SandboxFaultKind.Throttle) { Percent = 2.5, Service = "Sales", RetryAfterSeconds = 2, Seed = 9 },
                new(SandboxFaultKind.TruncatedBody) { Percent = 1, Seed = 4 },
                new(SandboxFaultKind.Rewrite) { Service = "BusinessCentral", Column = "city", Transform = FaultTransform.Truncate, Length = 5, Seed = 9 },
                new(SandboxFaultKind.Latency) { Milliseconds = 50, MicrosecondsPerRow = 200, Seed = 9 },
            ],
            options.Faults);
    }

    [Fact]
    public void Nothing_but_the_file_has_to_be_said()
    {
        var arguments = Parse("--file x.sandbox");
        Assert.Null(arguments.Create);
        Assert.Equal((0, TimeSpan.FromHours(1), false), (arguments.Options.Port, arguments.Options.TokenLifetime, arguments.Options.AllowsAnonymous));
        Assert.Null(arguments.Options.Limits);
        Assert.Empty(arguments.Options.Faults);
    }

    [Theory]
    [InlineData("", "--file is missing")]
    [InlineData("--file", "--file needs a value")]
    [InlineData("--file x --ports 1", "'--ports'")]
    [InlineData("--file x --port many", "--port does not take 'many'")]
    [InlineData("--file x --create 1,2", "four numbers")]
    [InlineData("--file x --fault Nothing=5", "'Nothing=5'")]
    [InlineData("--file x --fault Throttle", "'Throttle'")]
    [InlineData("--file x --fault Throttle=5,Colour=red", "Colour=red")]
    public void What_makes_no_sense_is_refused_with_the_reason(string line, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => Parse(line)).Message, StringComparison.Ordinal);

    private static ServerArguments Parse(string line) => ServerArguments.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
