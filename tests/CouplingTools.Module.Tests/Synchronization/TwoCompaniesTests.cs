using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Synchronization;

public sealed class TwoCompaniesTests : IDisposable
{
    private readonly TwoCompanies _companies = new();

    [Fact]
    public void Each_company_couples_its_own_accounts_and_is_refused_those_of_the_other_by_its_name()
    {
        _companies.Register();
        var (first, second) = (Couple("first", "Blue Yonder"), Couple("second", "Woodgrove"));
        var customer = Customer("second", "Blue Yonder AG");

        var refused = _companies.In("second", "New-RecordCoupling Customer -BusinessCentralId $args[0] -SalesId $args[1]", customer.Id, first.SalesId);
        var piped = _companies.In("second", "Sync-Record Customer -SalesId $args[0] -Direction ToBusinessCentral -IfNotCoupled Create", first.SalesId);
        var matched = _companies.One<SyncResult>("second", "Sync-Record Customer -BusinessCentralId $args[0] -Direction ToSales -IfNotCoupled MatchOrCreate", Customer("second", "Blue Yonder").Id);
        var reason = _companies.One<RecordMatch>("second", "Find-RecordMatch Customer -Side Sales -IncludeReasons | Where-Object SalesId -eq $args[0]", first.SalesId);
        var changed = _companies.In("second", "Sync-Record Customer -Changed -Direction ToBusinessCentral -IfNotCoupled Create | Where-Object SalesId -eq $args[0]", first.SalesId);
        var kept = Mark(first.SalesId);

        Assert.NotEqual(Mark(first.SalesId), Mark(second.SalesId));
        Assert.Equal(["OwnedByOtherCompany"], refused.ErrorIds);
        Assert.Contains("'Fabrikam'", refused.AllErrors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["OwnedByOtherCompany"], piped.ErrorIds);
        Assert.Equal(SyncOutcome.Created, matched.Outcome);
        Assert.NotEqual(first.SalesId, matched.SalesId);
        Assert.Equal(MatchReason.FilteredOut, reason.Reason);
        Assert.Contains("another company", reason.Message, StringComparison.Ordinal);
        Assert.Empty(changed.Output);
        Assert.Equal(kept, Mark(first.SalesId));
    }

    [Fact]
    public void Force_takes_an_account_from_the_other_company_which_is_told_of_it_and_no_longer_frees_it()
    {
        _companies.Register();
        var first = Couple("first", "Blue Yonder");

        var taken = _companies.One<RecordCoupling>("second", "New-RecordCoupling Customer -BusinessCentralId $args[0] -SalesId $args[1] -Force", Customer("second", "Blue Yonder AG").Id, first.SalesId);
        var mark = Mark(taken.SalesId);
        var finding = _companies.One<CouplingFinding>("first", "Repair-RecordCoupling Customer");
        _companies.In("first", "Get-RecordCoupling Customer | Remove-RecordCoupling -Confirm:$false");

        Assert.Equal((CouplingFindingKind.OtherCompany, first.SalesId), (finding.Finding, finding.SalesId));
        Assert.Contains("Northwind", finding.Detail, StringComparison.Ordinal);
        Assert.Equal(mark, Mark(taken.SalesId));
    }

    [Fact]
    public void A_company_that_Sales_does_not_know_couples_without_a_mark_and_says_so_once()
    {
        var customer = Customer("second", "Woodgrove");

        var coupled = _companies.In("second", "$customer, $other = $args; $customer | New-RecordCoupling -CreateNew; $other | New-RecordCoupling -CreateNew", customer, Customer("second", "Litware"));

        Assert.Empty(coupled.AllErrors);
        Assert.Contains("bcbi_companies", Assert.Single(coupled.Warnings), StringComparison.Ordinal);
        Assert.All(coupled.Output, coupling => Assert.Null(Mark(((RecordCoupling)coupling.BaseObject).SalesId)));
    }

    [Fact]
    public void Rows_of_another_companys_couplings_are_refused_by_company_and_couple_nothing()
    {
        var first = Couple("first", "Blue Yonder");
        // What Export-Csv writes and Import-Csv reads: every property as text.
        _companies.In("first", "$global:couplings = Get-RecordCoupling; $global:rows = $couplings | ForEach-Object { $row = [ordered]@{}; $_.psobject.Properties.ForEach({ $row[$_.Name] = \"$($_.Value)\" }); [pscustomobject]$row }");

        var rows = _companies.In("second", "$rows | New-RecordCoupling");
        var objects = _companies.In("second", "$couplings | New-RecordCoupling");
        var synchronized = _companies.In("second", "$rows | Sync-Record -Direction ToSales");
        _companies.In("first", "Get-RecordCoupling | Remove-RecordCoupling -Confirm:$false");
        var again = _companies.One<RecordCoupling>("first", "$rows | New-RecordCoupling");

        Assert.All(new[] { rows, objects, synchronized }, said => Assert.Equal(["CompanyMismatch"], said.ErrorIds));
        Assert.Contains("'Fabrikam'", rows.AllErrors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_companies.In("second", "Get-RecordCoupling").Output);
        Assert.Equal((first.BusinessCentralId, first.SalesId), (again.BusinessCentralId, again.SalesId));
    }

    public void Dispose() => _companies.Dispose();

    private ServiceRecord Customer(string company, string name) =>
        _companies.One<ServiceRecord>(company, "New-BusinessCentralRecord Customer @{ displayName = $args[0]; city = 'Oslo' }", name);

    private RecordCoupling Couple(string company, string name) =>
        _companies.One<RecordCoupling>(company, "$args[0] | New-RecordCoupling -CreateNew", Customer(company, name));

    private object? Mark(Guid account) =>
        _companies.One<ServiceRecord>("first", "Get-SalesRecord Customer -Id $args[0]", account).Values["bcbi_companyid"];
}
