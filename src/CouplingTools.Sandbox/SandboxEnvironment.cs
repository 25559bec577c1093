using System.Globalization;
using CouplingTools.Sandbox.BusinessCentral;
using CouplingTools.Sandbox.Dataverse;
using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Log;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox;

/// <summary>An open sandbox: both services in this process, without a socket.</summary>
public sealed class SandboxEnvironment : IDisposable
{
    private readonly SandboxDatabase _database;
    private readonly OperationLog _log;
    private readonly OperationPipeline _pipeline;
    private readonly IReadOnlyList<ISandboxService> _services;

    private SandboxEnvironment(SandboxDatabase database, TimeProvider time)
    {
        _database = database;
        _log = new OperationLog(database);
        _pipeline = new OperationPipeline(database, _log, time);
        using var session = database.OpenRead();
        Profile = ProfileSetting.Read(session);
        var ids = new RequestIds(int.Parse(session.Setting("seed")!, CultureInfo.InvariantCulture));
        _services = [new BusinessCentralService(() => Profile.BusinessCentral, ids), new DataverseService(() => Profile.Sales, ids.Next)];
        var company = Companies.Get(session);
        CompanyId = company.Id;
        CompanyName = company.Text("name");
    }

    /// <summary>Where requests to Business Central go: the environment, without /api/v2.0.</summary>
    public static Uri BusinessCentralUrl { get; } = new("https://businesscentral.sandbox.invalid/v2.0/sandbox/Production");

    /// <summary>Where requests to Dynamics 365 Sales go: the organization, without /api/data.</summary>
    public static Uri DataverseUrl { get; } = new("https://sales.sandbox.invalid");

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
        var database = SandboxDatabase.Open(path);
        try
        {
            return new SandboxEnvironment(database, time);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>A handler for an HttpClient. It may be disposed before or after the environment.</summary>
    public HttpMessageHandler CreateHandler() => new SandboxHandler(_pipeline, _services);

    /// <summary>What the services were asked for, oldest first.</summary>
    /// <param name="last">Only that many of the latest operations; all where it is null.</param>
    public IReadOnlyList<SandboxOperation> ReadLog(int? last = null) => _log.Read(last);

    /// <summary>Changes how the services behave, for this and every later opening of the file.</summary>
    public void SetProfile(SandboxProfile profile)
    {
        using var session = _database.OpenWrite();
        ProfileSetting.Write(session, profile);
        session.Commit();
        Profile = profile;
    }

    /// <summary>Forgets all operations.</summary>
    public void ClearLog() => _log.Clear();

    /// <inheritdoc/>
    public void Dispose()
    {
        _log.Dispose();
        _database.Dispose();
    }
}
