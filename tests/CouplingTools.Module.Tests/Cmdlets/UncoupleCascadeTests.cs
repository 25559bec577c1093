namespace CouplingTools.Module.Tests.Cmdlets;

/// <summary>Business Central uncouples a customer's contacts with it, always; here only when it is asked for.</summary>
public sealed class UncoupleCascadeTests
{
    [Fact]
    public void Contacts_of_the_customer_are_uncoupled_with_it_and_nobody_elses()
    {
        using var demo = ConnectedSession.Open(customers: 6, contacts: 12);
        var (owner, contacts) = Coupled(demo);
        var others = demo.Run("Get-RecordCoupling Contact").Count - contacts;

        demo.Run("Get-RecordCoupling Customer -Number $args[0] | Remove-RecordCoupling -Cascade -Confirm:$false", owner);

        Assert.DoesNotContain(owner, demo.Run("Get-RecordCoupling Customer").Select(found => ((RecordCoupling)found.BaseObject).Number));
        Assert.Equal(others, demo.Run("Get-RecordCoupling Contact").Count);
    }

    [Fact]
    public void Without_Cascade_contacts_stay_coupled()
    {
        using var demo = ConnectedSession.Open(customers: 6, contacts: 12);
        var (owner, _) = Coupled(demo);
        var before = demo.Run("Get-RecordCoupling Contact").Count;

        demo.Run("Get-RecordCoupling Customer -Number $args[0] | Remove-RecordCoupling -Confirm:$false", owner);

        Assert.Equal(before, demo.Run("Get-RecordCoupling Contact").Count);
    }

    [Fact]
    public void WhatIf_names_the_contacts_too_and_uncouples_nothing()
    {
        using var demo = ConnectedSession.Open(customers: 6, contacts: 12);
        var (owner, contacts) = Coupled(demo);
        var before = demo.Run("Get-RecordCoupling").Count;

        var shown = demo.Show("Get-RecordCoupling Customer -Number $args[0] | Remove-RecordCoupling -Cascade -WhatIf", owner);

        Assert.Equal(1 + contacts, shown.Split("What if:").Length - 1);
        Assert.Equal(before, demo.Run("Get-RecordCoupling").Count);
    }

    /// <summary>Couples everything; the number of a customer with coupled contacts, and how many these are.</summary>
    private static (string Owner, int Contacts) Coupled(ConnectedSession demo)
    {
        demo.Invoke("Get-BusinessCentralRecord Customer | Sync-Record -Direction ToSales -IfNotCoupled Create; Get-BusinessCentralRecord Contact | Sync-Record -Direction ToSales -IfNotCoupled Create");
        var owned = demo.Run(
            "Get-RecordCoupling Contact | ForEach-Object { (Get-SalesRecord Contact -Id $_.SalesId).parentcustomerid } | Where-Object { Get-RecordCoupling Customer -SalesId $_ }");
        var account = owned.GroupBy(id => (Guid)id.BaseObject).OrderByDescending(group => group.Count()).First();
        Assert.NotEqual(owned.Count, account.Count());
        return (demo.One<RecordCoupling>("Get-RecordCoupling Customer -SalesId $args[0]", account.Key).Number!, account.Count());
    }
}
