using System.Globalization;
using CouplingTools.Sandbox.BusinessCentral;
using CouplingTools.Sandbox.Dataverse;
using CouplingTools.Sandbox.Faults;
using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Limits;
using CouplingTools.Sandbox.Log;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox;

/// <summary>An open sandbox: both services in this process, without a socket.</summary>
public sealed class SandboxEnvironment : IDisposable
{
    private readonly DamageGuard _guard;
    private readonly SandboxDatabase _database;
    private readonly OperationLog _log;
    private readonly FaultScript _script;
    private readonly ServiceFront _businessCentral;
    private readonly ServiceFront _sales;
    private SandboxLimits? _limits;

    private SandboxEnvironment(string path, SandboxDatabase database, DamageGuard guard, TimeProvider time)
    {
        Path = System.IO.Path.GetFullPath(path);
        _guard = guard;
        _database = database;
        _log = new OperationLog(database);
        _script = new FaultScript(database);
        var pipeline = new OperationPipeline(database, _log, _script, time);
        using var session = database.OpenRead();
        Profile = ProfileSetting.Read(session);
        var ids = new RequestIds(int.Parse(session.Setting("seed")!, CultureInfo.InvariantCulture));
        _businessCentral = Front(new BusinessCentralService(() => Profile.BusinessCentral, ids), limits => new BusinessCentralGate(limits, time));
        _sales = Front(new DataverseService(() => Profile.Sales, ids.Next), limits => new DataverseGate(limits, time));
        var company = Companies.Get(session);
        CompanyId = company.Id;
        CompanyName = company.Text("name");

        ServiceFront Front(ISandboxService service, Func<SandboxLimits, IServiceGate> gate) =>
            new(service, pipeline, _script, new ServiceTraffic(gate), time);
    }

    /// <summary>Where requests to Business Central go: the environment, without /api/v2.0.</summary>
    public static Uri BusinessCentralUrl { get; } = new("https://businesscentral.sandbox.invalid/v2.0/sandbox/Production");

    /// <summary>Where requests to Dynamics 365 Sales go: the organization, without /api/data.</summary>
    public static Uri DataverseUrl { get; } = new("https://sales.sandbox.invalid");

    /// <summary>The tenant of the organization, as refused requests name it.</summary>
    public static Guid TenantId { get; } = new("2f0f5a43-5d0c-4d6e-9c59-0d9a3c1b7e66");

    /// <summary>The file, with its full path.</summary>
    public string Path { get; }

    /// <summary>Name of the company in Business Central.</summary>
    public string CompanyName { get; }

    /// <summary>Id of the company in Business Central.</summary>
    public Guid CompanyId { get; }

    /// <summary>How the services behave where that is known only in variants.</summary>
    public SandboxProfile Profile { get; private set; }

    /// <summary>Opens a sandbox. Other processes may have it open as well.</summary>
    /// <param name="path">The file.</param>
    /// <param name="time">The clock the services go by.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no sandbox, or was made by a newer version.</exception>
    public static SandboxEnvironment Open(string path, TimeProvider time)
    {
        var guard = new DamageGuard(path);
        try
        {
            return guard.Run(() => Open(path, SandboxDatabase.Open(path), guard, time));
        }
        catch (SandboxDamagedException damage)
        {
            throw new InvalidDataException(damage.Message, damage);
        }
    }

    /// <summary>
    /// The limits that are enforced, in this process; null, as at first, for none. Setting them begins to count anew.
    /// </summary>
    public SandboxLimits? Limits
    {
        get => _limits;
        set
        {
            _limits = value;
            _businessCentral.Traffic.Enforce(value);
            _sales.Traffic.Enforce(value);
        }
    }

    /// <summary>What the services have seen since the environment was opened.</summary>
    public SandboxStatistics Statistics => new(_businessCentral.Statistics, _sales.Statistics);

    /// <summary>A handler for an HttpClient. It may be disposed before or after the environment.</summary>
    /// <param name="isAuthorized">Given BusinessCentral or Sales and the request: whether its credentials are accepted. Without it all are, and none.</param>
    public HttpMessageHandler CreateHandler(Func<string, HttpRequestMessage, bool>? isAuthorized = null) =>
        new SandboxHandler([_businessCentral, _sales], _guard, isAuthorized);

    /// <summary>What the services were asked for, oldest first.</summary>
    /// <param name="last">Only that many of the latest operations; all where it is null.</param>
    public IReadOnlyList<SandboxOperation> ReadLog(int? last = null) => _guard.Run(() => _log.Read(last));

    /// <summary>Changes how the services behave, for this and every later opening of the file.</summary>
    public void SetProfile(SandboxProfile profile)
    {
        Write(session => ProfileSetting.Write(session, profile));
        Profile = profile;
    }

    /// <summary>The faults that are set.</summary>
    public IReadOnlyList<SandboxFault> ReadFaults() => _guard.Run(_script.Read);

    /// <summary>Sets a fault, in place of the one of the same kind, service and column. It holds for every process that has the file open.</summary>
    /// <exception cref="ArgumentException">A value is missing, out of range or means nothing to the kind.</exception>
    public void SetFault(SandboxFault fault)
    {
        FaultRules.Check(fault);
        Write(session => FaultTable.Set(session, fault));
    }

    /// <summary>Removes the faults of one kind, or all.</summary>
    public void ClearFaults(SandboxFaultKind? kind = null) => Write(session => FaultTable.Clear(session, kind));

    /// <summary>Forgets all operations.</summary>
    public void ClearLog() => _log.Clear();

    private void Write(Action<SandboxSession> write) => _guard.Run(() =>
    {
        using var session = _database.OpenWrite();
        write(session);
        session.Commit();
        return true;
    });

    private static SandboxEnvironment Open(string path, SandboxDatabase database, DamageGuard guard, TimeProvider time)
    {
        try
        {
            return new SandboxEnvironment(path, database, guard, time);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _businessCentral.Traffic.Dispose();
        _sales.Traffic.Dispose();
        _log.Dispose();
        _database.Dispose();
    }
}
