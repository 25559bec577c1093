using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Sqlite;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.BusinessCentral;
using CouplingTools.Engine.Services.Dataverse;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Environments;

/// <summary>Opens an environment: finds the company and the organization, then the store that belongs to both.</summary>
internal static class SessionOpener
{
    public static async Task<CouplingSession> OpenAsync(SessionOptions options, CancellationToken cancellationToken)
    {
        var catalog = MappingCatalog.Load(options.MappingDirectories[0], [.. options.MappingDirectories.Skip(1)]);
        var invoker = new HttpMessageInvoker(options.Handler);
        var limits = new ServiceOptions { NewId = options.NewId };
        try
        {
            return await OpenAsync(options, catalog, invoker, limits, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException failure)
        {
            invoker.Dispose();
            throw ServiceFailure.ToException(failure);
        }
        catch
        {
            invoker.Dispose();
            throw;
        }
    }

    private static async Task<CouplingSession> OpenAsync(
        SessionOptions options, MappingCatalog catalog, HttpMessageInvoker invoker, ServiceOptions limits, CancellationToken cancellationToken)
    {
        var sales = new DataverseService(invoker, options.DataverseUrl, options.Time, limits);
        var companies = BusinessCentralService.ListCompaniesAsync(invoker, options.BusinessCentralUrl, options.Time, limits, cancellationToken);
        var organization = sales.WhoAmIAsync(cancellationToken);
        await Task.WhenAll(companies, organization).ConfigureAwait(false);

        var company = CompanyChoice.Choose(await companies.ConfigureAwait(false), options.Company);
        var businessCentral = new BusinessCentralService(invoker, options.BusinessCentralUrl, company, options.Time, limits);
        var scope = new StoreScope(company.Id, (await organization.ConfigureAwait(false)).OrganizationId);
        var store = await SqliteCouplingStore.OpenAsync(options.StorePath, scope, options.Time, cancellationToken).ConfigureAwait(false);
        var workspace = new Workspace(businessCentral, sales, store, catalog, options.Time, options.NewId);
        return new CouplingSession(workspace, new Disposables(businessCentral, sales, invoker))
        {
            Name = options.Name,
            BusinessCentralUrl = options.BusinessCentralUrl,
            Company = company.Name,
            CompanyId = company.Id,
            DataverseUrl = options.DataverseUrl,
            StorePath = options.StorePath,
            IsSandbox = options.IsSandbox,
            ConnectedAt = options.Time.GetUtcNow(),
        };
    }

    private sealed class Disposables(params IDisposable[] parts) : IDisposable
    {
        public void Dispose()
        {
            foreach (var part in parts)
                part.Dispose();
        }
    }
}
