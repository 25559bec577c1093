using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Schema;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.Dataverse;

/// <summary>One operation under way: who asks, when, with which preferences.</summary>
internal sealed class DataverseCall
{
    private readonly Dictionary<(TableSchema Table, Guid Id), Row?> _rows = [];

    public DataverseCall(SandboxRequest request, Operation operation, DataverseProfile profile)
    {
        Request = request;
        Operation = operation;
        Profile = profile;
        Preferences = Preferences.Of(request.Headers);
        Now = new DateTimeOffset(operation.Now.UtcTicks - (operation.Now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        Organization = Dataverse.Organization.Get(operation.Session);
        CallerId = Impersonation.Caller(this);
    }

    /// <summary>The tables of the service.</summary>
    public ServiceSchema Schema => Profile.HasCompanies ? SchemaFiles.DataverseWithCompanies : SchemaFiles.Dataverse;

    /// <summary>The request.</summary>
    public SandboxRequest Request { get; }

    /// <summary>The operation, with its transaction.</summary>
    public Operation Operation { get; }

    /// <summary>The transaction.</summary>
    public SandboxSession Session => Operation.Session;

    /// <summary>Behaviour the documentation leaves open.</summary>
    public DataverseProfile Profile { get; }

    /// <summary>The preferences of the request.</summary>
    public Preferences Preferences { get; }

    /// <summary>The time of the operation in whole seconds, as the service keeps times.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The organization.</summary>
    public Organization Organization { get; }

    /// <summary>The user the operation is done as.</summary>
    public Guid CallerId { get; }

    /// <summary>The service's address with a slash at the end.</summary>
    public string Root => Request.Root.AbsoluteUri;

    /// <summary>A row another row refers to, read once per operation.</summary>
    public Row? Referenced(TableSchema table, Guid id)
    {
        if (!_rows.TryGetValue((table, id), out var row))
        {
            _rows.Add((table, id), row = Session.Find(table, id));
        }

        return row;
    }
}
