using System.Globalization;
using CouplingTools.Sandbox.Faults;
using CouplingTools.Sandbox.Limits;

namespace CouplingTools.Sandbox.Server;

/// <summary>What the command line asks for.</summary>
/// <param name="Create">What the file is to be created with; null where it exists.</param>
internal sealed record ServerArguments(SandboxServerOptions Options, SandboxOptions? Create)
{
    private const string Usage = """
        CouplingTools.Sandbox.Server --file <path> [--port 0] [--create customers,contacts,overlap,seed] [--company name] [--native-integration]
            [--token-seconds 3600] [--client-id <id>] [--client-secret <secret>] [--basic user:key] [--anonymous]
            [--limits 1.0] [--latency-ms n] [--latency-row-us n] [--seed n] [--fault kind=percent[:service][,name=value]...]...
        CouplingTools.Sandbox.Server --many
        """;

    /// <exception cref="ArgumentException">An argument is unknown, incomplete or makes no sense.</exception>
    public static ServerArguments Parse(IReadOnlyList<string> arguments)
    {
        var values = Values(arguments);
        var file = values["file"].LastOrDefault() ?? throw Wrong("--file is missing.");
        var options = new SandboxServerOptions(file)
        {
            Port = One(values, "port", int.Parse, 0),
            TokenLifetime = TimeSpan.FromSeconds(One(values, "token-seconds", double.Parse, 3600)),
            BasicCredential = values["basic"].LastOrDefault(),
            AllowsAnonymous = values.Contains("anonymous"),
            Limits = values.Contains("limits") ? SandboxLimits.Published.Scale(One(values, "limits", double.Parse, 1)) : null,
            Faults = Faults(values),
        };
        options = options with
        {
            ClientId = values["client-id"].LastOrDefault() ?? options.ClientId,
            ClientSecret = values["client-secret"].LastOrDefault() ?? options.ClientSecret,
        };
        return new ServerArguments(options, values["create"].LastOrDefault() is { } content ? Content(content) with { HasCompanies = values.Contains("native-integration"), CompanyName = values["company"].LastOrDefault() } : null);
    }

    /// <summary>Creates the sandbox, where that is asked for, and serves it.</summary>
    public async Task<SandboxServer> StartAsync(CancellationToken cancellationToken)
    {
        if (Create is { } content)
            await SandboxFile.CreateAsync(Options.File, content, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        return await SandboxServer.StartAsync(Options with { Failed = Console.Error.WriteLine }, cancellationToken).ConfigureAwait(false);
    }

    private static ILookup<string, string> Values(IReadOnlyList<string> arguments)
    {
        string[] known =
        [
            "file", "port", "create", "token-seconds", "client-id", "client-secret", "basic", "anonymous", "limits", "latency-ms", "latency-row-us", "seed", "fault", "company", "native-integration",
        ];
        var values = new List<(string Name, string Value)>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i].StartsWith("--", StringComparison.Ordinal) ? arguments[i][2..] : arguments[i];
            if (!known.Contains(name))
                throw Wrong($"There is no argument '{arguments[i]}'.");
            if (name is "anonymous" or "native-integration")
                values.Add((name, string.Empty));
            else if (++i < arguments.Count)
                values.Add((name, arguments[i]));
            else
                throw Wrong($"--{name} needs a value.");
        }
        return values.ToLookup(v => v.Name, v => v.Value);
    }

    private static List<SandboxFault> Faults(ILookup<string, string> values)
    {
        var seed = One(values, "seed", int.Parse, 1);
        var faults = values["fault"].Select(text => FaultArgument.Parse(text, seed)).ToList();
        if (values.Contains("latency-ms") || values.Contains("latency-row-us"))
        {
            faults.Add(new SandboxFault(SandboxFaultKind.Latency)
            {
                Seed = seed,
                Milliseconds = One(values, "latency-ms", int.Parse, 0),
                MicrosecondsPerRow = One(values, "latency-row-us", int.Parse, 0),
            });
        }
        return faults;
    }

    private static SandboxOptions Content(string text)
    {
        var numbers = text.Split(',').Select(n => int.TryParse(n, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong($"--create does not take '{text}'.")).ToList();
        return numbers is [var customers, var contacts, var overlap, var seed]
            ? new SandboxOptions(customers, contacts, overlap, seed)
            : throw Wrong("--create takes four numbers: customers,contacts,overlap,seed.");
    }

    private static T One<T>(ILookup<string, string> values, string name, Func<string, IFormatProvider, T> parse, T otherwise)
    {
        if (values[name].LastOrDefault() is not { } text)
            return otherwise;
        try
        {
            return parse(text, CultureInfo.InvariantCulture);
        }
        catch (Exception problem) when (problem is FormatException or OverflowException)
        {
            throw Wrong($"--{name} does not take '{text}'.");
        }
    }

    private static ArgumentException Wrong(string problem) => new($"{problem}{Environment.NewLine}{Usage}");
}
