using System.Runtime.CompilerServices;
using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Companies;
using CouplingTools.Engine.Couplings.Suspension;
using CouplingTools.Engine.Environments.Checks;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.BusinessCentral;
using CouplingTools.Engine.Services.Dataverse;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Environments;

/// <summary>Opens an environment: signs in, finds the company and the organization, then the store that belongs to both.</summary>
internal static class SessionOpener
{
    // Twice what batches are sized for.
    private static readonly TimeSpan s_settleTime = TimeSpan.FromSeconds(10);

    public static async Task<CouplingSession> OpenAsync(SessionOptions options, CancellationToken cancellationToken)
    {
        var catalog = Catalog(options);
        var channels = new EnvironmentChannels(options);
        try
        {
            await channels.SignInAsync(cancellationToken).ConfigureAwait(false);
            return await OpenAsync(options, catalog, channels, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException failure)
        {
            channels.Dispose();
            throw ServiceFailure.ToException(failure);
        }
        catch
        {
            channels.Dispose();
            throw;
        }
    }

    public static async IAsyncEnumerable<ConnectionCheck> TestAsync(SessionOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var channels = new EnvironmentChannels(options);
        await foreach (var check in new ConnectionTester(options, Catalog(options), channels).RunAsync(cancellationToken).ConfigureAwait(false))
            yield return check;
    }

    private static MappingCatalog Catalog(SessionOptions options) =>
        MappingCatalog.Load(options.MappingDirectories[0], [.. options.MappingDirectories.Skip(1)]);

    private static async Task<CouplingSession> OpenAsync(
        SessionOptions options, MappingCatalog catalog, EnvironmentChannels channels, CancellationToken cancellationToken)
    {
        var notices = new ServiceNotices();
        var services = options.Services with
        {
            NewId = options.NewId,
            Notices = notices,
            // A sandbox in this process has no limits to be kept, and a slow machine is no reason to leave it alone.
            LimitFactor = options.IsSandbox ? double.PositiveInfinity : options.Services.LimitFactor,
        };
        var sales = new DataverseService(channels.Sales.Invoker, options.DataverseUrl, options.Time, services);
        using var door = new DataverseService(channels.Sales.Invoker, options.DataverseUrl, options.Time, services.Impatient);
        var companies = BusinessCentralService.ListCompaniesAsync(
            channels.BusinessCentral.Invoker, options.BusinessCentralUrl, options.Time, services.Impatient, cancellationToken);
        var organization = door.WhoAmIAsync(cancellationToken);
        await Task.WhenAll(companies, organization).ConfigureAwait(false);

        var company = CompanyChoice.Choose(await companies.ConfigureAwait(false), options.Company);
        var businessCentral = new BusinessCentralService(channels.BusinessCentral.Invoker, options.BusinessCentralUrl, company, options.Time, services);
        var scope = ScopeOf(options, company, await organization.ConfigureAwait(false));
        var location = BusinessCentralLocation.Of(options.BusinessCentralUrl);
        var address = options.Store ?? DefaultStore.Of(location, scope);
        var store = await address.OpenAsync(scope, options.Time, cancellationToken).ConfigureAwait(false);
        var workspace = new Workspace(businessCentral, sales, store, catalog, options.Time, options.NewId, notices)
        {
            Companies = new SalesCompanies(sales, company.Id, company.Name),
            SettleTime = options.Services.SettleTime ?? (options.IsSandbox ? TimeSpan.Zero : s_settleTime),
            Retention = TimeSpan.FromDays(options.RetentionDays ?? SessionOptions.DefaultRetentionDays),
            SuspendAfter = options.SuspendAfter ?? SuspensionRule.DefaultLimit,
            UpdateAttempts = options.UpdateAttempts ?? Workspace.DefaultUpdateAttempts,
        };
        var opened = options with { Company = company.Id.ToString(), Store = address };
        return new CouplingSession(
            workspace, scope, new Disposables(businessCentral, sales, channels), () => new ConnectionTester(opened, catalog, channels))
        {
            Name = options.Name ?? location.Environment,
            BusinessCentralUrl = options.BusinessCentralUrl,
            Company = company.Name,
            CompanyId = company.Id,
            DataverseUrl = options.DataverseUrl,
            StorePath = address.Name,
            StoreBackup = store.Backup,
            IsSandbox = options.IsSandbox,
            ConnectedAt = options.Time.GetUtcNow(),
        };
    }

    /// <summary>What the store's content belongs to, for which the store is asked whether it does.</summary>
    public static StoreScope ScopeOf(SessionOptions options, Company company, WhoAmI user) => new(company.Id, user.OrganizationId)
    {
        Place = new StorePlace(BusinessCentralLocation.NameOf(options.BusinessCentralUrl), company.Name, options.DataverseUrl.Host),
        IsWelcome = options.AllowNewEnvironment,
    };

    private sealed class Disposables(params IDisposable[] parts) : IDisposable
    {
        public void Dispose()
        {
            foreach (var part in parts)
                part.Dispose();
        }
    }
}
