#requires -Version 7.4

Describe 'Coupling records' {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../artifacts/module/CouplingTools"
        $connection = New-CouplingSandbox "$TestDrive/demo.sandbox" -Customers 0 -Contacts 0 | Connect-CouplingEnvironment
    }

    AfterAll {
        Disconnect-CouplingEnvironment -Connection $connection
    }

    BeforeEach {
        $customer = New-BusinessCentralRecord Customer -Value @{ displayName = 'Adatum Corporation'; city = 'Atlanta' }
    }

    It 'couples two records that exist' {
        $account = New-SalesRecord Customer -Value @{ name = 'Adatum Corporation'; address1_city = 'Boston' }
        $coupling = New-RecordCoupling Customer -BusinessCentralId $customer.Id -SalesId $account.Id
        $coupling.Status | Should -Be 'NeverSynchronized'
        (Get-SalesRecord Customer -Id $account.Id).address1_city | Should -Be 'Boston'
    }

    It 'copies the values at once with -InitialSync <Direction>' -ForEach @(
        @{ Direction = 'ToSales'; City = 'Atlanta' }
        @{ Direction = 'ToBusinessCentral'; City = 'Boston' }
    ) {
        $account = New-SalesRecord Customer -Value @{ name = 'Adatum Corporation'; address1_city = 'Boston' }
        $null = New-RecordCoupling Customer -BusinessCentralId $customer.Id -SalesId $account.Id -InitialSync $Direction
        (Get-SalesRecord Customer -Id $account.Id).address1_city | Should -Be $City
        (Get-BusinessCentralRecord Customer -Id $customer.Id).city | Should -Be $City
    }

    It 'creates the missing side' {
        $coupling = New-RecordCoupling Customer -Number $customer.Number -CreateNew
        $coupling.Status | Should -Be 'Synchronized'
        ($customer | Get-CoupledRecord).address1_city | Should -Be 'Atlanta'
    }

    It 'refuses a record that is coupled already, and names the coupling' {
        $coupling = $customer | New-RecordCoupling -CreateNew
        $customer | New-RecordCoupling -CreateNew -ErrorAction SilentlyContinue -ErrorVariable trouble
        $trouble[0].FullyQualifiedErrorId | Should -Be 'AlreadyCoupled,CouplingTools.Commands.NewRecordCouplingCommand'
        $trouble[0].Exception.Message | Should -BeLike "*$($coupling.SalesId)*"
    }

    It 'uncouples and leaves both records' {
        $coupling = $customer | New-RecordCoupling -CreateNew
        $coupling | Remove-RecordCoupling -Confirm:$false
        Get-SalesRecord Customer -Id $coupling.SalesId | Should -Not -BeNullOrEmpty
        (Get-BusinessCentralRecord Customer -Id $customer.Id).Coupled | Should -BeFalse
    }
}
