using System.Runtime.CompilerServices;
using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Services;
using CouplingTools.Engine.Services.BusinessCentral;
using CouplingTools.Engine.Services.Dataverse;
using CouplingTools.Engine.Services.Http;

namespace CouplingTools.Engine.Environments.Checks;

/// <summary>Checks an environment from the network up to the single table. What builds on something that failed is skipped.</summary>
internal sealed class ConnectionTester(SessionOptions options, MappingCatalog catalog, EnvironmentChannels channels)
{
    private static readonly string[] s_centralChecks = [ReadCheck.Name, WriteCheck.Name];
    private static readonly string[] s_salesChecks = [ReadCheck.Name, WriteCheck.Name, TrackingCheck.Name, NativeIntegrationCheck.Name];
    private readonly ServiceOptions _limits = new ServiceOptions { NewId = options.NewId }.Impatient;
    private readonly List<ConnectionCheck> _failed = [];

    public async IAsyncEnumerable<ConnectionCheck> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var check in ChecksAsync(cancellationToken))
        {
            if (check.Result == CheckResult.Failed)
                _failed.Add(check);
            yield return check;
        }
    }

    private async IAsyncEnumerable<ConnectionCheck> ChecksAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var channel in new[] { channels.BusinessCentral, channels.Sales })
        {
            var (network, clock) = await new NetworkCheck(channel, options.Time, options.IsSandbox).RunAsync(cancellationToken);
            yield return network;
            yield return clock;
            yield return HasFailed(network) ? Skip(SignInCheck.Name, channel.Side) : await SignInCheck.RunAsync(channel, cancellationToken);
        }

        var (companyCheck, company) = await CompanyAsync(cancellationToken);
        yield return companyCheck;
        using var sales = new DataverseService(channels.Sales.Invoker, options.DataverseUrl, options.Time, _limits);
        var (organizationCheck, user) = await OrganizationAsync(sales, cancellationToken);
        yield return organizationCheck;

        using var businessCentral = company is null
            ? null
            : new BusinessCentralService(channels.BusinessCentral.Invoker, options.BusinessCentralUrl, company, options.Time, _limits);
        var native = new NativeIntegrationCheck(stop => OpenStoreAsync(company, user, stop));
        var facts = user is null ? null : await UserPrivileges.ReadAsync(sales, user.UserId, cancellationToken);
        foreach (var mapping in catalog.All)
        {
            await foreach (var check in CentralTableAsync(mapping, businessCentral, cancellationToken))
                yield return check;
            await foreach (var check in SalesTableAsync(mapping, user is null ? null : sales, facts, native, cancellationToken))
                yield return check;
        }
        yield return company is null || user is null
            ? new CheckSubject("Store").Skipped("CheckStoreUnknown")
            : await StoreAsync(VisitorOf(company, user), cancellationToken);
    }

    private async Task<(ConnectionCheck Check, Company? Company)> CompanyAsync(CancellationToken cancellationToken)
    {
        var check = new CheckSubject("Company", Side.BusinessCentral);
        if (HasFailed(Side.BusinessCentral))
            return (Skip("Company", Side.BusinessCentral), null);
        try
        {
            var companies = await BusinessCentralService.ListCompaniesAsync(
                channels.BusinessCentral.Invoker, options.BusinessCentralUrl, options.Time, _limits, cancellationToken);
            var company = CompanyChoice.Choose(companies, options.Company);
            return (check.Passed("CheckCompany", company.Name, company.Id), company);
        }
        catch (ServiceException failure)
        {
            return (check.Failed(ServiceFailure.ToException(failure)), null);
        }
        catch (CouplingException failure)
        {
            return (check.Failed(failure), null);
        }
    }

    private async Task<(ConnectionCheck Check, WhoAmI? User)> OrganizationAsync(DataverseService sales, CancellationToken cancellationToken)
    {
        var check = new CheckSubject("Organization", Side.Sales);
        if (HasFailed(Side.Sales))
            return (Skip("Organization", Side.Sales), null);
        try
        {
            var user = await sales.WhoAmIAsync(cancellationToken);
            return (check.Passed("CheckOrganization", user.OrganizationId, user.UserId), user);
        }
        catch (ServiceException failure)
        {
            return (check.Failed(ServiceFailure.ToException(failure)), null);
        }
    }

    private static async IAsyncEnumerable<ConnectionCheck> CentralTableAsync(
        RecordMapping mapping, BusinessCentralService? service, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (service is null)
        {
            foreach (var name in s_centralChecks)
                yield return new CheckSubject(name, Side.BusinessCentral, mapping.Name).Skipped("CheckNotReached");
            yield break;
        }

        var subject = new TableSubject(mapping, service);
        var (read, table) = await ReadCheck.RunAsync(subject, cancellationToken);
        yield return read;
        yield return table is null ? subject.Check(WriteCheck.Name).Skipped("CheckTableUnknown") : WriteCheck.OfTable(subject, table);
    }

    private static async IAsyncEnumerable<ConnectionCheck> SalesTableAsync(
        RecordMapping mapping, DataverseService? service, UserPrivileges? user, NativeIntegrationCheck native, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (service is null)
        {
            foreach (var name in s_salesChecks)
                yield return new CheckSubject(name, Side.Sales, mapping.Name).Skipped("CheckNotReached");
            yield break;
        }

        var subject = new TableSubject(mapping, service);
        var (read, table) = await ReadCheck.RunAsync(subject, cancellationToken);
        yield return read;
        if (table is null)
        {
            foreach (var name in s_salesChecks.Skip(1))
                yield return subject.Check(name).Skipped("CheckTableUnknown");
            yield break;
        }

        var facts = await TableFacts.ReadAsync(service, subject.Reference.LogicalName!, cancellationToken);
        yield return WriteCheck.OfUser(subject, facts.Missing(user));
        yield return TrackingCheck.Of(subject, facts.IsTracked);
        yield return await native.RunAsync(subject, table, cancellationToken);
    }

    /// <summary>The couplings of this environment, where they can be read; the check of the store tells why not.</summary>
    private async Task<ICouplingStore?> OpenStoreAsync(Company? company, WhoAmI? user, CancellationToken cancellationToken)
    {
        if (company is null || user is null)
            return null;
        var scope = VisitorOf(company, user);
        try
        {
            return await StoreOf(scope).OpenAsync(scope, options.Time, cancellationToken);
        }
        catch (CouplingException)
        {
            return null;
        }
    }

    private StoreScope VisitorOf(Company company, WhoAmI user) => SessionOpener.ScopeOf(options, company, user) with { IsVisitor = true };

    private Task<ConnectionCheck> StoreAsync(StoreScope scope, CancellationToken cancellationToken) =>
        StoreCheck.RunAsync(StoreOf(scope), scope, options.Time, cancellationToken);

    private StoreAddress StoreOf(StoreScope scope) => options.Store ?? DefaultStore.Of(BusinessCentralLocation.Of(options.BusinessCentralUrl), scope);

    private bool HasFailed(Side side) => _failed.Any(check => check.Service == side && (check.Check is NetworkCheck.Name or SignInCheck.Name));

    private static bool HasFailed(ConnectionCheck check) => check.Result == CheckResult.Failed;

    private static ConnectionCheck Skip(string check, Side side) => new CheckSubject(check, side).Skipped("CheckNotReached");
}
