using CouplingTools.Module.Tests.Hosting;

namespace CouplingTools.Module.Tests.Synchronization;

/// <summary>A sandbox with one customer and one account, and the phone number of both as the field to merge.</summary>
internal sealed class CoupledCustomer : IDisposable
{
    private readonly ModuleSession _session = ModuleSession.Open();

    private CoupledCustomer()
    {
        _session.Run("$null = New-CouplingSandbox -Path world.sandbox -Customers 0 -Contacts 0");
        SandboxTransport.Connect(_session, "world.sandbox");
    }

    public ModuleSession Session => _session;

    /// <summary>The pair has agreed on the phone number.</summary>
    public static CoupledCustomer Synchronized(string phone)
    {
        var world = new CoupledCustomer();
        world._session.Run(
            """
            $global:customer = New-BusinessCentralRecord Customer -Value @{ displayName = 'Adatum'; phoneNumber = $args[0] }
            $global:result = $customer | Sync-Record Customer -Direction ToSales -IfNotCoupled Create
            $global:number = $customer.Number
            $global:sales = $result.SalesId
            """,
            phone);
        return world;
    }

    /// <summary>The pair is coupled and was never synchronized.</summary>
    public static CoupledCustomer JustCoupled(string? businessCentralPhone, string? salesPhone)
    {
        var world = new CoupledCustomer();
        world._session.Run(
            """
            $global:customer = New-BusinessCentralRecord Customer -Value @{ displayName = 'Adatum'; phoneNumber = $args[0] }
            $account = New-SalesRecord Customer -Value @{ name = 'Adatum'; telephone1 = $args[1] }
            New-RecordCoupling Customer -BusinessCentralId $customer.Id -SalesId $account.Id | Out-Null
            $global:number = $customer.Number
            $global:sales = $account.Id
            """,
            businessCentralPhone,
            salesPhone);
        return world;
    }

    public void Edit(Side side, string? phone) => _session.Run(
        side == Side.BusinessCentral
            ? "Set-BusinessCentralRecord Customer -Number $number -Value @{ phoneNumber = $args[0] }"
            : "Set-SalesRecord Customer -Id $sales -Value @{ telephone1 = $args[0] }",
        phone);

    public SyncResult Synchronize(SyncDirection direction, string options = "")
    {
        _session.Run("$global:before = @(Get-CouplingSandboxLog).Count");
        var result = _session.Invoke($"Sync-Record Customer -Number $number -Direction {direction} {options} -ErrorAction SilentlyContinue");
        return (SyncResult)Assert.Single(result.Output).BaseObject;
    }

    public string? Phone(Side side) => (string?)Value(
        side == Side.BusinessCentral
            ? "(Get-BusinessCentralRecord Customer -Number $number).phoneNumber"
            : "(Get-SalesRecord Customer -Id $sales).telephone1");

    public CouplingStatus Status => (CouplingStatus)Value("(Get-RecordCoupling Customer -Number $number).Status")!;

    /// <summary>The writes that the services were asked for since the last synchronization began.</summary>
    public int Writes => (int)Value(
        "@(@(Get-CouplingSandboxLog)[$before..999] | Where-Object { $_ -and $_.Method -ne 'GET' -and $_.Table -ne '$batch' }).Count")!;

    public void Dispose() => _session.Dispose();

    private object? Value(string script) => Assert.Single(_session.Run($"$value = {script}; ,$value"))?.BaseObject;
}
