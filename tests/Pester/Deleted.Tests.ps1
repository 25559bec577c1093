#requires -Version 7.4

Describe 'A deleted record' {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../artifacts/module/CouplingTools"
        $connection = New-CouplingSandbox "$TestDrive/demo.sandbox" -Customers 0 -Contacts 0 | Connect-CouplingEnvironment
    }

    AfterAll {
        Disconnect-CouplingEnvironment -Connection $connection
    }

    BeforeEach {
        $customer = New-BusinessCentralRecord Customer -Value @{ displayName = 'Adatum' }
        $pair = $customer | Sync-Record -Direction ToSales -IfNotCoupled Create
        Remove-SalesRecord Customer -Id $pair.SalesId -Confirm:$false
    }

    It 'is reported and orphans the coupling' {
        $result = $pair | Sync-Record -Direction Bidirectional -ErrorAction SilentlyContinue
        $result.Outcome | Should -Be 'Failed'
        $result.Reason | Should -Be 'PartnerDeleted'
        (Get-RecordCoupling Customer -Number $customer.Number).Status | Should -Be 'Orphaned'
    }

    It 'is created again with -OnDeleted Restore' {
        $result = $pair | Sync-Record -Direction Bidirectional -OnDeleted Restore
        $result.Outcome | Should -Be 'Created'
        ($customer | Get-CoupledRecord).Name | Should -Be 'Adatum'
    }

    It 'is forgotten with -OnDeleted RemoveCoupling' {
        $result = $pair | Sync-Record -Direction Bidirectional -OnDeleted RemoveCoupling
        $result.Reason | Should -Be 'CouplingRemoved'
        $found = Get-BusinessCentralRecord Customer -Id $customer.Id
        $found.Coupled | Should -BeFalse
    }
}
