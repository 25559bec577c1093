using System.Management.Automation;
using System.Runtime.CompilerServices;
using CouplingTools.Engine;
using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Environments.Configuration;
using CouplingTools.Input;
using CouplingTools.Pipeline;
using CouplingTools.Sandbox;

namespace CouplingTools.Connections;

/// <summary>The environment that a call names, to be opened or checked on any thread. Choose it on the pipeline thread.</summary>
internal sealed class EnvironmentChoice
{
    private readonly Func<(SessionOptions Options, SandboxEnvironment? Sandbox)> _prepare;

    private EnvironmentChoice(Func<(SessionOptions Options, SandboxEnvironment? Sandbox)> prepare) => _prepare = prepare;

    /// <exception cref="CouplingException"><c>EnvironmentNotFound</c>, or the configuration cannot be used.</exception>
    public static EnvironmentChoice Named(AddressedCmdlet call, SessionState state)
    {
        var path = call.ConfigurationPath is null ? null : FilePath.Resolve(state, call.ConfigurationPath);
        var environment = CouplingConfiguration.Load(path).Find(call.Name);
        var mappings = ModuleFolder.Mappings(environment.Folder);
        var store = StoreOf(call, state) ?? environment.ReadStore();
        if (environment.SandboxPath is { } sandbox)
            return Sandboxed(sandbox, call.Company, store, mappings, environment);
        var options = environment.ToOptions(mappings, new DeviceCodeMessage(RunspacePumps.Here).ShowAsync);
        options = options with { Company = call.Company ?? options.Company, Store = store };
        return new(() => (options, null));
    }

    public static EnvironmentChoice Sandboxed(AddressedCmdlet call, SessionState state)
    {
        var path = FilePath.Resolve(state, call.Sandbox);
        return Sandboxed(path, call.Company, StoreOf(call, state), ModuleFolder.Mappings(Path.GetDirectoryName(path)!));
    }

    /// <exception cref="CouplingException">The call does not say how to sign in to each service.</exception>
    public static EnvironmentChoice Addressed(AddressedCmdlet call, SessionState state)
    {
        var (businessCentral, sales, dataverseUrl) = new SignInChoice(call, state).Choose();
        var options = new SessionOptions
        {
            BusinessCentralUrl = call.BusinessCentralUrl!,
            BusinessCentralSignIn = businessCentral,
            BusinessCentralResource = call.BusinessCentralResource,
            Company = call.Company,
            DataverseUrl = dataverseUrl,
            SalesSignIn = sales,
            Store = StoreOf(call, state),
            MappingDirectories = ModuleFolder.Mappings(CouplingConfiguration.UserFolder),
        };
        return new(() => (options, null));
    }

    /// <exception cref="CouplingException">The environment cannot be opened.</exception>
    public async Task<CouplingSession> OpenAsync(bool allowsNewEnvironment, CancellationToken cancellationToken)
    {
        var (options, sandbox) = _prepare();
        try
        {
            var session = await CouplingSession.OpenAsync(options with { AllowNewEnvironment = allowsNewEnvironment }, cancellationToken);
            if (sandbox is not null)
                SandboxConnections.Add(session, sandbox);
            return session;
        }
        catch
        {
            sandbox?.Dispose();
            throw;
        }
    }

    /// <summary>Checks the environment; nothing stays open.</summary>
    public async IAsyncEnumerable<ConnectionCheck> TestAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (options, sandbox) = _prepare();
        using (sandbox)
        {
            await foreach (var check in CouplingSession.TestAsync(options, cancellationToken))
                yield return check;
        }
    }

    private static EnvironmentChoice Sandboxed(string path, string? company, StoreAddress? store, IReadOnlyList<string> mappings, EnvironmentDefinition? environment = null) => new(() =>
    {
        var sandbox = SandboxOpener.Open(path);
        var options = SandboxOpener.Options(sandbox, path, company, store, mappings);
        return (options with { RetentionDays = environment?.RetentionDays, SuspendAfter = environment?.SuspendAfter, UpdateAttempts = environment?.UpdateAttempts }, sandbox);
    });

    private static StoreAddress? StoreOf(AddressedCmdlet call, SessionState state) => call.StorePath switch
    {
        null => null,
        var text when StoreAddress.IsServer(text) => StoreAddress.OfServer(text),
        var path => StoreAddress.OfFile(FilePath.Resolve(state, path)),
    };
}
