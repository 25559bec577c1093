#requires -Version 7.4

Describe 'Errors' {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../artifacts/module/CouplingTools"
        $connection = New-CouplingSandbox "$TestDrive/demo.sandbox" -Customers 0 -Contacts 0 | Connect-CouplingEnvironment
        $customer = New-BusinessCentralRecord Customer -Value @{ displayName = 'Adatum' }
        $pair = $customer | Sync-Record -Direction ToSales -IfNotCoupled Create
    }

    AfterAll {
        Disconnect-CouplingEnvironment -Connection $connection
    }

    It 'name the nearest mapping' {
        { Get-SalesRecord Custmer } | Should -Throw "*Did you mean 'Customer'?*"
    }

    It 'have an id and a next step when <Case>' -ForEach @(
        @{ Case = 'a number does not exist'; Id = 'NumberNotFound'; Try = { Sync-Record Customer -Number 'C999999' -Direction ToSales -ErrorAction SilentlyContinue } }
        @{ Case = 'an input says nothing'; Id = 'InputNotUnderstood'; Try = { [pscustomobject]@{ City = 'Atlanta' } | Sync-Record Customer -Direction ToSales -ErrorAction SilentlyContinue } }
    ) {
        $result = & $Try
        $result.Outcome | Should -Be 'Failed'
        $result.Reason | Should -Be $Id
        $result.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'say which value is too long, and write nothing of the record' {
        Set-SalesRecord Customer -Id $pair.SalesId -Value @{
            address1_city = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'
            telephone1    = '+1 555 0100'
        }
        $result = $pair | Sync-Record -Direction Bidirectional -ErrorAction SilentlyContinue
        $result.Reason | Should -Be 'ValueTooLong'
        $result.Error | Should -BeLike '*city*58 characters*30*'
        (Get-BusinessCentralRecord Customer -Id $customer.Id).phoneNumber | Should -BeNullOrEmpty
    }
}
