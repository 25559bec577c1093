using CouplingTools.Sandbox.BusinessCentral.Addressing;
using CouplingTools.Sandbox.BusinessCentral.Batch;
using CouplingTools.Sandbox.BusinessCentral.Errors;
using CouplingTools.Sandbox.BusinessCentral.Metadata;
using CouplingTools.Sandbox.BusinessCentral.Operations;
using CouplingTools.Sandbox.BusinessCentral.Queries;
using CouplingTools.Sandbox.Faults;
using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Query;
using CouplingTools.Sandbox.Storage;
using Microsoft.OData;

namespace CouplingTools.Sandbox.BusinessCentral;

/// <summary>Business Central API v2.0.</summary>
/// <remarks>
/// Fidelity: one environment, named Production, with one company. Each operation says in its remarks how faithful it is. Permissions, sessions, webhooks,
/// bound actions, media, and the sets listed in the schema as not imitated are refused.
/// </remarks>
internal sealed class BusinessCentralService(Func<BusinessCentralProfile> profile, RequestIds ids) : ISandboxService
{
    private readonly Answers _answers = new(ids);
    private readonly QueryParser _parser = new(new BusinessCentralDialect(ignoresCase: false));
    private readonly QueryParser _parserIgnoringCase = new(new BusinessCentralDialect(ignoresCase: true));

    /// <inheritdoc/>
    public string Name => ServiceNames.BusinessCentral;

    /// <inheritdoc/>
    public ServiceAddress? Match(Uri url) => ServiceAddress.Split(url, (s, i) => i + 1 < s.Length && s[i] == "api" && s[i + 1] == "v2.0" ? 2 : 0);

    /// <inheritdoc/>
    public string TableOf(IReadOnlyList<string> path) => path switch
    {
        [] => string.Empty,
        [var company, var set, ..] when Segment.Parse(company).Is("companies") => Segment.Parse(set).Name,
        [var set, ..] => Segment.Parse(set).Name,
    };

    /// <inheritdoc/>
    public SandboxResponse Refuse(Refusal refusal, SandboxRequest request) => Refusals.Answer(refusal, _answers, profile());

    /// <inheritdoc/>
    public void Touch(SandboxRequest request, Operation operation) => RowEdit.Touch(request, operation);

    /// <inheritdoc/>
    public SandboxResponse Handle(SandboxRequest request, Operation operation)
    {
        try
        {
            return Answer(request, operation, profile());
        }
        catch (BusinessCentralException error)
        {
            return _answers.Error(error);
        }
        catch (QueryException error)
        {
            return _answers.Error(error.Problem == QueryProblem.NotImplemented
                ? BusinessCentralErrors.NotImplemented(error.Message)
                : BusinessCentralErrors.BadRequest(error.Message));
        }
        catch (ODataException error)
        {
            return _answers.Error(BusinessCentralErrors.BadRequest(error.Message));
        }
    }

    /// <inheritdoc/>
    public SandboxResponse HandleBatch(SandboxRequest request, BatchRunner runner, CancellationToken cancellationToken)
    {
        if (!EnvironmentName.IsKnown(request.Root))
            return EnvironmentName.Missing(_answers);
        try
        {
            return new JsonBatch(_answers, profile()).Run(request, runner, cancellationToken);
        }
        catch (BusinessCentralException error)
        {
            return _answers.Error(error);
        }
    }

    private SandboxResponse Answer(SandboxRequest request, Operation operation, BusinessCentralProfile switches)
    {
        operation.Table = TableOf(request.Path);
        if (!EnvironmentName.IsKnown(request.Root))
            return EnvironmentName.Missing(_answers);
        if (request.Batch is null && request.Url.AbsoluteUri.Length > switches.MaxUrlLength)
            throw BusinessCentralErrors.BadRequest("Bad Request - Error in query syntax.");
        var resource = ResourceParser.Parse(request.Path);
        operation.Table = resource.Table?.Set ?? operation.Table;
        operation.Id = resource.Key;
        if (resource.Table is null)
            return Document(request, resource);
        var company = Company(request, operation.Session, resource);
        var parser = switches.FilterIgnoresCase ? _parserIgnoringCase : _parser;
        return Run(new Call(request, operation, resource, company, switches, _answers, parser));
    }

    private SandboxResponse Document(SandboxRequest request, Resource resource)
    {
        if (request.Method != "GET")
            throw BusinessCentralErrors.MethodNotAllowed(request.Method, resource.Kind.ToString());
        return resource.Kind == ResourceKind.Metadata
            ? _answers.WithText(200, "application/xml", MetadataDocument.Xml)
            : ServiceDocument.Answer(_answers, request);
    }

    private static Row Company(SandboxRequest request, SandboxSession session, Resource resource)
    {
        var company = Companies.Get(session);
        if (resource.Table!.Set == "companies")
            return company;
        var wanted = resource.Company ?? request.Query["company"] ?? request.Headers["Company"] ?? string.Empty;
        var isIt = Guid.TryParse(wanted, out var id) ? id == company.Id : string.Equals(wanted, company.Text("name"), StringComparison.OrdinalIgnoreCase);
        return isIt ? company : throw BusinessCentralErrors.CompanyNotFound(wanted);
    }

    private static SandboxResponse Run(Call call) => (call.Request.Method, call.Resource.Kind) switch
    {
        ("GET", ResourceKind.Collection) => ReadRows.Page(call),
        ("GET", ResourceKind.Count) => ReadRows.Count(call),
        ("GET", ResourceKind.Entity) => ReadRow.ByKey(call),
        ("GET", ResourceKind.Related) => ReadRow.Related(call),
        ("POST", ResourceKind.Collection) => WriteRow.Create(call),
        ("PATCH", ResourceKind.Entity) => WriteRow.Update(call),
        ("DELETE", ResourceKind.Entity) => WriteRow.Delete(call),
        _ => throw BusinessCentralErrors.MethodNotAllowed(call.Request.Method, call.Table.Set),
    };
}
